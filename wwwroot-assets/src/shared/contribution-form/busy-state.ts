/** While a form is on its way: one sending at a time, nothing changes under it, and the button says so. */
export function setBusy(form: HTMLFormElement, busy: boolean): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>("button:not([type=button])")) {
    if (busy) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
    const label = button.querySelector<HTMLElement>("[data-label]") ?? button;
    if (button.dataset.sending) swapText(button, label, busy);
  }
  for (const field of form.querySelectorAll<HTMLTextAreaElement>("input, textarea")) field.readOnly = busy;
}

export function isBusy(form: HTMLFormElement): boolean {
  return form.querySelector("button[aria-busy=true]") !== null;
}

function swapText(button: HTMLButtonElement, label: HTMLElement, busy: boolean): void {
  const idle = button.dataset.idle ?? label.textContent ?? "";
  button.dataset.idle = idle;
  label.textContent = busy ? (button.dataset.sending ?? idle) : idle;
}
