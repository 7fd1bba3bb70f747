import type { WallEvent } from "../shared/live/sequence";
import { StoredValue } from "../shared/stored-value";

/** In percent of what the device says. */
const SIZES = [100, 125, 150, 175, 200];

/** One's own text size, and one's own pace: what happens while the page is held still is shown afterwards. */
export class ReadingTools {
  readonly #size = new StoredValue<number>("texte", 100);
  #held: WallEvent[] | null = null;

  constructor(
    page: HTMLElement,
    private readonly apply: (events: WallEvent[]) => void,
  ) {
    const tools = page.querySelector<HTMLElement>("[data-tools]");
    if (!tools) return;
    tools.hidden = false;
    tools.querySelector("[data-smaller]")?.addEventListener("click", () => this.#resize(-1));
    tools.querySelector("[data-larger]")?.addEventListener("click", () => this.#resize(1));
    tools
      .querySelector("[data-pause]")
      ?.addEventListener("click", (event) => this.#hold(event.currentTarget));
    this.#resize(0);
  }

  receive(events: WallEvent[]): void {
    if (this.#held) this.#held.push(...events);
    else this.apply(events);
  }

  /** The page was read again: what was held back is in it. */
  renew(): void {
    if (this.#held) this.#held = [];
  }

  #resize(step: number): void {
    const now = Math.max(0, SIZES.indexOf(this.#size.value));
    const size = SIZES[Math.min(SIZES.length - 1, Math.max(0, now + step))] ?? 100;
    if (step !== 0) this.#size.value = size;
    document.documentElement.style.fontSize = size === 100 ? "" : `${size}%`;
  }

  #hold(button: EventTarget | null): void {
    const held = this.#held;
    this.#held = held ? null : [];
    (button as HTMLElement).setAttribute("aria-pressed", String(!held));
    if (held && held.length > 0) this.apply(held);
  }
}
