import { LongText } from "./long-text";
import { copyOf } from "./scene";

/** Letters, and a picture when there is one, in hundredths of the screen's height: from a few words to a long text. */
const WRITTEN = [20, 16, 13, 11, 9.4, 8, 6.8, 5.8, 5].map((text) => ({ text, picture: 0 }));
const PICTURED = [70, 64, 58, 52, 46, 40, 34].map((picture) => ({
  text: Math.max(3.6, picture / 12),
  picture,
}));
/** Beside a picture that is higher than wide, the caption has the whole height. */
const TALL = [6.4, 5.6, 4.8, 4.2, 3.6].map((text) => ({ text, picture: 86 }));

/** A card in letters as large as its place allows; a text that is too long even so is read page by page. */
export class LargeCard {
  readonly #card: HTMLElement;
  readonly #text: LongText | null;
  readonly #elements: HTMLElement[];
  readonly #style: string;

  constructor(slot: HTMLElement, place: HTMLElement) {
    this.#card = copyOf(slot);
    place.replaceChildren(this.#card);
    const fits = this.#sizes().some(({ text, picture }) => {
      place.style.setProperty("--large", `${text}vh`);
      place.style.setProperty("--picture", `${picture}vh`);
      return (
        this.#card.offsetHeight <= place.clientHeight && this.#card.scrollWidth <= this.#card.clientWidth
      );
    });
    this.#text = fits ? null : LongText.of(this.#card, place.clientHeight);
    this.#elements = [...place.children] as HTMLElement[];
    this.#style = place.style.cssText;
  }

  get length(): number {
    return this.#text?.length ?? 1;
  }

  show(place: HTMLElement, page: number): void {
    place.style.cssText = this.#style;
    if (place.firstElementChild !== this.#elements[0]) place.replaceChildren(...this.#elements);
    this.#text?.show(page);
  }

  #sizes(): { text: number; picture: number }[] {
    const picture = this.#card.querySelector("img");
    if (!picture) return WRITTEN;
    picture.sizes = "90vw";
    const tall = Number(picture.getAttribute("height")) > Number(picture.getAttribute("width"));
    this.#card.classList.toggle("is-tall", tall);
    return tall ? TALL : PICTURED;
  }
}
