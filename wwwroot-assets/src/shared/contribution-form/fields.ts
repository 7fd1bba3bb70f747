import { fillTemplate, formatNumber } from "../text/format";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement;

/** The controls of a name, whether the server calls it "text" or "Input.Text". */
export function controls(form: HTMLFormElement, called: string): HTMLInputElement[] {
  const name = called.toLowerCase();
  return [...form.elements].filter((element): element is HTMLInputElement => {
    const own = (element as HTMLInputElement).name?.toLowerCase() ?? "";
    return own === name || own.endsWith(`.${name}`);
  });
}

export function currentValue(form: HTMLFormElement, name: string): string {
  const found = controls(form, name);
  const chosen = found.find((control) => control.type !== "radio" || control.checked);
  return chosen?.value ?? "";
}

/** Shows the fields of the chosen kind; the others are neither seen nor sent. */
export function followKind(form: HTMLFormElement): void {
  const update = () => {
    const kind = currentValue(form, "kind");
    for (const part of form.querySelectorAll<HTMLElement>("[data-for]")) {
      const suits = kind === "" || (part.dataset.for ?? "").split(/\s+/).includes(kind);
      part.hidden = !suits;
      for (const control of controlsIn(part)) control.disabled = !suits;
    }
  };
  form.addEventListener("reset", () => setTimeout(update));
  form.addEventListener("change", (event) => {
    if (controls(form, "kind").includes(event.target as HTMLInputElement)) update();
  });
  update();
}

/** "48 / 2 000", counted like the server: UTF-16 units, a line's end being one. */
export function countText(form: HTMLFormElement): void {
  for (const counter of form.querySelectorAll<HTMLElement>("[data-count-for]")) {
    const field = controls(form, counter.dataset.countFor ?? "")[0];
    const max = Number(field?.dataset.max ?? 0);
    const update = () => {
      const length = field?.value.replaceAll("\r\n", "\n").length ?? 0;
      const text = counter.dataset.text;
      counter.textContent = text
        ? fillTemplate(text, length, max)
        : `${formatNumber(length)} / ${formatNumber(max)}`;
      counter.classList.toggle("is-over", length > max);
    };
    field?.addEventListener("input", update);
    form.addEventListener("reset", () => setTimeout(update));
    update();
  }
}

function controlsIn(part: HTMLElement): Control[] {
  const inside = [...part.querySelectorAll<Control>("input, textarea, select, button")];
  return part.matches("input, textarea, select, button") ? [part as Control, ...inside] : inside;
}
