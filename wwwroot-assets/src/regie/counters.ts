const PRESSED = 450;
const TYPED = 900;

/** Counters send themselves a moment after the last press, once, with the number they show. */
export class Counters {
  readonly #timers = new Map<HTMLFormElement, ReturnType<typeof setTimeout>>();

  constructor(
    root: HTMLElement,
    private readonly send: (form: HTMLFormElement) => void,
  ) {
    root.addEventListener("click", (event) => this.#pressed(event));
    root.addEventListener("input", (event) => this.#typed(event));
  }

  /** Somebody is counting: nothing is to change under their fingers. */
  get isBusy(): boolean {
    return this.#timers.size > 0;
  }

  /** It is sent now, by other means. */
  forget(form: HTMLFormElement): void {
    clearTimeout(this.#timers.get(form));
    this.#timers.delete(form);
  }

  #pressed(event: Event): void {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>("[data-step]") : null;
    const field = button?.parentElement?.querySelector("input");
    if (!button?.form || !field) return;
    event.preventDefault();
    const number = (Number.parseInt(field.value, 10) || 0) + Number(button.dataset.step);
    field.value = String(Math.min(Number(field.max), Math.max(0, number)));
    this.#later(button.form, PRESSED);
  }

  #typed(event: Event): void {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.form || !field.closest("[data-counter]")) return;
    this.forget(field.form);
    if (field.value !== "" && field.checkValidity()) this.#later(field.form, TYPED);
  }

  #later(form: HTMLFormElement, wait: number): void {
    this.forget(form);
    const timer = setTimeout(() => {
      this.#timers.delete(form);
      this.send(form);
    }, wait);
    this.#timers.set(form, timer);
  }
}
