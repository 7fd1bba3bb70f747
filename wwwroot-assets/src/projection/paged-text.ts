import { paginateText } from "./text-pages";

/** A text higher than the screen, read page by page in a copy of its card: the card itself keeps its whole text. */
export class PagedText {
  readonly #view: HTMLElement;
  readonly #text: HTMLElement;
  readonly #mark = document.createElement("p");
  readonly #pages: DocumentFragment[];

  /** `room` is the height the whole card may take. Answers null when the card has no text to shorten. */
  static of(card: HTMLElement, room: number): PagedText | null {
    const view = card.cloneNode(true) as HTMLElement;
    const text = view.querySelector<HTMLElement>(".contribution-card__text");
    return text ? new PagedText(card, view, text, room) : null;
  }

  private constructor(
    private readonly card: HTMLElement,
    view: HTMLElement,
    text: HTMLElement,
    room: number,
  ) {
    this.#view = view;
    this.#text = text;
    delete view.dataset.id;
    this.#mark.className = "contribution-card__page";
    this.#mark.textContent = "1/1";
    text.after(this.#mark);
    card.after(view);
    card.hidden = true;
    this.#pages = paginateText(text, () => view.offsetHeight <= room);
    view.style.blockSize = `${room}px`;
    this.show(0);
  }

  get length(): number {
    return this.#pages.length;
  }

  /** The last page stays when one further is asked for. */
  show(page: number): void {
    const index = Math.min(page, this.length - 1);
    const content = this.#pages[index];
    this.#mark.textContent = `${index + 1}/${this.length}`;
    if (content) this.#text.replaceChildren(content.cloneNode(true));
  }

  release(): void {
    this.#view.remove();
    this.card.hidden = false;
  }
}
