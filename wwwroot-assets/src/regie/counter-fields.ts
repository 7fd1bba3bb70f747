const PRESSED = 450;
const TYPED = 900;

/** Counters send themselves a moment after the last press, once, with the number they show. */
export class CounterFields {
  readonly #timers = new Map<HTMLFormElement, ReturnType<typeof setTimeout>>();
  readonly #counted = new WeakSet<HTMLInputElement>();

  constructor(
    root: HTMLElement,
    private readonly send: (form: HTMLFormElement, body: FormData) => void,
  ) {
    root.addEventListener("click", (event) => this.#pressed(event));
    root.addEventListener("input", (event) => this.#typed(event));
  }

  /** Somebody is counting: nothing is to change under their fingers. */
  get isBusy(): boolean {
    return this.#timers.size > 0;
  }

  /** What a form says now, whatever sends it: of several counters, only those that were used since. The others may be in other hands. */
  take(form: HTMLFormElement, button?: HTMLElement | null): FormData {
    this.#stop(form);
    const body = new FormData(form, button);
    for (const field of form.querySelectorAll<HTMLInputElement>("[data-counter] input")) {
      const counted = this.#counted.delete(field);
      const seen = `vu-${field.name}`;
      if (!body.has(seen)) continue;
      body.delete(seen);
      if (!counted) body.delete(field.name);
    }
    return body;
  }

  #stop(form: HTMLFormElement): void {
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
    this.#later(field, button.form, PRESSED);
  }

  #typed(event: Event): void {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.form || !field.closest("[data-counter]")) return;
    this.#stop(field.form);
    if (field.value !== "" && field.checkValidity()) this.#later(field, field.form, TYPED);
  }

  #later(field: HTMLInputElement, form: HTMLFormElement, wait: number): void {
    this.#stop(form);
    this.#counted.add(field);
    const timer = setTimeout(() => this.send(form, this.take(form)), wait);
    this.#timers.set(form, timer);
  }
}
