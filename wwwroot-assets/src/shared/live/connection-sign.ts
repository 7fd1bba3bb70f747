import type { Announcer } from "../announcer";
import type { LiveState } from "./live-wall";

/** Says discreetly that the wall is cut off, once that has lasted a little. */
export class ConnectionSign {
  readonly #sign: HTMLElement | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly section: HTMLElement,
    private readonly announcer: Announcer,
  ) {
    this.#sign = section.querySelector<HTMLElement>("[data-connection]");
  }

  show(state: LiveState): void {
    const root = document.documentElement;
    root.dataset.live = state;
    if (state === "lost") this.#timer ??= setTimeout(() => this.#lost(), 2_500);
    if (state !== "live") return;
    root.dataset.ready = "true";
    this.#back();
  }

  #lost(): void {
    const text = this.section.dataset.textLost;
    if (this.#sign) {
      if (text) this.#sign.textContent = text;
      this.#sign.dataset.connection = "lost";
      this.#sign.hidden = false;
    }
    this.announcer.say(text);
  }

  #back(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#sign || this.#sign.hidden) return;
    this.#sign.dataset.connection = "connected";
    this.#sign.hidden = true;
    this.announcer.say(this.section.dataset.textBack);
  }
}
