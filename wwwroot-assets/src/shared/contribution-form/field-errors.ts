import { pluralText } from "../text/format";
import { currentValue } from "./fields";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** An error is no longer said once its field is put right. Whether all is well, the server says when the form is sent. */
export function clearCorrectedErrors(form: HTMLFormElement): void {
  const look = () => {
    for (const error of form.querySelectorAll<HTMLElement>(".field__error[id]")) {
      const name = error.id.replace(/-error$/, "");
      const field = fieldOf(form, name);
      if (field && isRight(form, field)) clearError(form, name);
    }
  };
  form.addEventListener("input", look);
  form.addEventListener("change", look);
}

/** Says what is wrong with a field as the server would, in the place of what was said before. */
export function showError(form: HTMLFormElement, name: string, message: string): void {
  clearError(form, name);
  const field = fieldOf(form, name);
  const drawn = form.querySelector<HTMLTemplateElement>(`template[data-error-of="${name}"]`);
  const error = drawn?.content.querySelector(".field__error")?.cloneNode(true);
  if (!field || !(error instanceof HTMLElement)) return;
  error.append(message);
  error.setAttribute("role", "alert");
  const part = field.closest(".field");
  part?.classList.add("field--error");
  part?.querySelector(".field__label")?.after(error);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", `${error.id} ${descriptions(field).join(" ")}`.trim());
}

export function clearError(form: HTMLFormElement, name: string): void {
  const id = `${name}-error`;
  for (const error of form.querySelectorAll(`.field__error#${id}`)) error.remove();
  const field = fieldOf(form, name);
  field?.closest(".field")?.classList.remove("field--error");
  field?.removeAttribute("aria-invalid");
  if (field?.hasAttribute("aria-describedby")) {
    const others = descriptions(field).filter((other) => other !== id);
    field.setAttribute("aria-describedby", others.join(" "));
  }
  shortenSummary(form, name);
}

/** Of what the server found wrong, one thing less; nothing left, no summary. */
function shortenSummary(form: HTMLFormElement, name: string): void {
  const summary = form.querySelector<HTMLElement>("[data-error-summary]");
  for (const link of summary?.querySelectorAll(`a[href$="#${name}"]`) ?? []) link.closest("li")?.remove();
  const left = summary?.querySelectorAll("li").length ?? 0;
  const title = summary?.querySelector<HTMLElement>(".notice__title");
  if (left === 0) summary?.remove();
  else if (title) title.textContent = pluralText(title, left);
}

function isRight(form: HTMLFormElement, field: Field): boolean {
  // It belongs to another kind: neither seen nor sent.
  if (field.disabled) return true;
  // What was chosen is looked at by itself.
  if (field.type === "file") return false;
  const isEmpty = field.value.trim() === "";
  if (isEmpty) return !isRequired(form, field.name);
  const isAsTheServerSawIt = field.value === field.defaultValue;
  return !isAsTheServerSawIt && field.value.length <= Number(field.dataset.max ?? Infinity);
}

function isRequired(form: HTMLFormElement, name: string): boolean {
  const kinds = fieldOf(form, name)?.dataset.requiredFor;
  if (kinds) return kinds.split(" ").includes(currentValue(form, "kind"));
  return name === "signature" && currentValue(form, "signatureKind") !== "none";
}

function fieldOf(form: HTMLFormElement, name: string): Field | null {
  return form.querySelector<Field>(`#${name}`);
}

function descriptions(field: Field): string[] {
  return (field.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
}
