import { speak } from "./announcer";

const SAID_FOR = 3_000;

/** <button data-copy="what to copy" data-copied="Copied" hidden>: shown once it works. */
export function enableCopyButtons(root: ParentNode = document): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copyFrom(button));
  }
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
  if (!(await copy(button.dataset.copy ?? ""))) return;
  const said = button.dataset.copied ?? "";
  const label = button.querySelector<HTMLElement>("[data-label]") ?? button;
  button.dataset.idle ??= label.textContent ?? "";
  label.textContent = said;
  speak(document.querySelector<HTMLElement>("[data-announce]"), said);
  setTimeout(() => {
    label.textContent = button.dataset.idle ?? "";
  }, SAID_FOR);
}

/** Browsers keep the clipboard for https; on plain http the old way still works. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

function copyTheOldWay(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
