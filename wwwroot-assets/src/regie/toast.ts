import { speak } from "../shared/announcer";

const SHORTLY = 3_000;

/** What came of a command, above the thumb and aloud. What went wrong stays until the next command. */
export class Toast {
  readonly #region: HTMLElement | null;
  readonly #sign: HTMLElement | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    this.#region = root.querySelector("[data-announce]");
    this.#sign = root.querySelector("[data-toast]");
  }

  say(text: string, isWrong = false): void {
    clearTimeout(this.#timer);
    speak(this.#region, text);
    if (!this.#sign) return;
    this.#sign.textContent = text;
    this.#sign.classList.toggle("is-wrong", isWrong);
    this.#sign.hidden = text === "";
    if (!isWrong) this.#timer = setTimeout(() => this.hide(), SHORTLY);
  }

  hide(): void {
    clearTimeout(this.#timer);
    if (this.#sign) this.#sign.hidden = true;
  }
}
