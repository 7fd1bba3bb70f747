/** A polite status for screen readers: at most one announcement every eight seconds, in batches. */
export class Announcer {
  #arrived = 0;
  #said = "";
  #spokeAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly region: HTMLElement | null,
    private readonly arrivals: (count: number) => string,
    private readonly pause = 8_000,
  ) {}

  arrived(count: number): void {
    this.#arrived += count;
    this.#soon();
  }

  /** Takes the place of what was not said yet: what matters is how things are now. */
  say(text: string | undefined): void {
    if (!text) return;
    this.#said = text;
    this.#soon();
  }

  #soon(): void {
    const wait = Math.max(300, this.#spokeAt + this.pause - performance.now());
    this.#timer ??= setTimeout(() => this.#speak(), wait);
  }

  #speak(): void {
    const arrived = this.#arrived > 0 ? this.arrivals(this.#arrived) : "";
    const text = `${this.#said} ${arrived}`.trim();
    this.#timer = undefined;
    this.#arrived = 0;
    this.#said = "";
    this.#spokeAt = performance.now();
    speak(this.region, text);
  }
}

/** The same sentence twice is not read twice, unless something differs: here, an invisible space. */
export function speak(region: HTMLElement | null, text: string): void {
  if (!region) return;
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
