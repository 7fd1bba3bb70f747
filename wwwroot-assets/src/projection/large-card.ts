import { LongText } from "./long-text";
import { copyOf } from "./scene";

/** In hundredths of the screen's height, from a few words to a long text. */
const SIZES = [13, 11, 9.4, 8, 6.8, 5.8, 5];

/** A card in letters as large as its place allows; a text that is too long even so is read page by page. */
export class LargeCard {
  readonly #card: HTMLElement;
  readonly #text: LongText | null;
  readonly #elements: HTMLElement[];
  readonly #size: string;

  constructor(slot: HTMLElement, place: HTMLElement) {
    this.#card = copyOf(slot);
    for (const picture of this.#card.querySelectorAll("img")) picture.sizes = "90vw";
    place.replaceChildren(this.#card);
    const fits = SIZES.some((size) => {
      place.style.setProperty("--large", `${size}vh`);
      return (
        this.#card.offsetHeight <= place.clientHeight && this.#card.scrollWidth <= this.#card.clientWidth
      );
    });
    this.#text = fits ? null : LongText.of(this.#card, place.clientHeight);
    this.#elements = [...place.children] as HTMLElement[];
    this.#size = place.style.getPropertyValue("--large");
  }

  get length(): number {
    return this.#text?.length ?? 1;
  }

  show(place: HTMLElement, page: number): void {
    place.style.setProperty("--large", this.#size);
    if (place.firstElementChild !== this.#elements[0]) place.replaceChildren(...this.#elements);
    this.#text?.show(page);
  }
}
