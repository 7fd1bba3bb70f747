import { type Extent, linesOf, pagesOf } from "./lines";

/** A text higher than the screen, read page by page inside its card. */
export class LongText {
  readonly #pages: Extent[];
  readonly #mark = document.createElement("p");
  #current = 0;

  /** `room` is the height the whole card may take. Answers null when the card has no text to shorten. */
  static of(slot: HTMLElement, room: number): LongText | null {
    const text = slot.querySelector<HTMLElement>(".contribution-card__text");
    return text ? new LongText(slot, text, room) : null;
  }

  private constructor(
    slot: HTMLElement,
    private readonly text: HTMLElement,
    room: number,
  ) {
    this.#mark.className = "contribution-card__page";
    this.#mark.setAttribute("aria-hidden", "true");
    this.#mark.textContent = "1/1";
    text.after(this.#mark);
    // First of all: a text that scrolls no longer runs around the glyph, and breaks its lines elsewhere.
    text.style.overflow = "hidden";
    const around = slot.offsetHeight - text.offsetHeight;
    this.#pages = pagesOf(linesOf(text), Math.max(1, room - around));
    this.#show(0);
  }

  /** Shows the next page; false when there is none. */
  turn(): boolean {
    const next = this.#current + 1;
    this.#show(next);
    return this.#current === next;
  }

  restart(): void {
    this.#show(0);
  }

  release(): void {
    this.#mark.remove();
    this.text.style.overflow = "";
    this.text.style.blockSize = "";
    this.text.scrollTop = 0;
  }

  #show(index: number): void {
    const page = this.#pages[index];
    if (!page) return;
    this.#current = index;
    this.#mark.textContent = `${index + 1}/${this.#pages.length}`;
    this.text.style.blockSize = `${page.bottom - page.top}px`;
    this.text.scrollTop = page.top;
  }
}
