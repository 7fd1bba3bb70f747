import { Memo, overflows, type Page, READING, type Scene, type View } from "../scene";
import { paginateText } from "../text-pages";

/** In hundredths of the screen's height. */
const SIZES = [15, 12.5, 10.5, 9, 7.6, 6.4, 5.4];

/** What the mediator says, in letters as large as its place allows; in a deep room a long message has pages. */
export class MessageScene implements Scene {
  readonly #pages = new Memo<DocumentFragment[]>();

  constructor(private readonly place: HTMLElement) {}

  pages({ stage, epoch }: View): Page[] {
    const message = stage?.message ?? "";
    const pages = this.#pages.of(`${epoch} ${message}`, () => this.#build(message));
    return pages.map((page) => ({
      lasts: READING,
      draw: () => this.place.replaceChildren(page.cloneNode(true)),
    }));
  }

  #build(message: string): DocumentFragment[] {
    write(this.place, message);
    return paginateText(this.place, () => !overflows(this.place.parentElement ?? this.place));
  }
}

/** Writes a text in the largest letters in which it fits in its parent, without breaking a word where that can be had. */
export function write(place: HTMLElement, text: string, sizes = SIZES): void {
  place.textContent = text;
  const around = place.parentElement ?? place;
  for (const wrap of ["normal", "anywhere"]) {
    place.style.overflowWrap = wrap;
    for (const size of sizes) {
      place.style.setProperty("--large", `${size}vh`);
      if (!overflows(around)) return;
    }
  }
}
