import { PagedText } from "./paged-text";
import { copyOf } from "./scene";

/** Letters, and a picture when there is one, in hundredths of the screen's height: from a few words to a long text. */
const WRITTEN = [20, 16, 13, 11, 9.4, 8, 6.8, 5.8, 5].map((text) => ({ text, picture: 0 }));
const PICTURED = [70, 64, 58, 52, 46, 40, 34, 28, 22].map((picture) => ({
  text: Math.max(3.6, picture / 12),
  picture,
}));
/** Beside a picture that is higher than wide, the caption has the whole height. */
const TALL = [6.4, 5.6, 4.8, 4.2, 3.6].map((text) => ({ text, picture: 86 }));

/** A card in letters as large as its place allows; a text that is too long even so is read page by page. */
export class LargeCard {
  readonly #card: HTMLElement;
  readonly #text: PagedText | null;
  readonly #elements: HTMLElement[];
  readonly #style: string;

  constructor(slot: HTMLElement, place: HTMLElement) {
    this.#card = copyOf(slot);
    place.replaceChildren(this.#card);
    const sizes = this.#sizes();
    const fits = this.#fit(place, sizes, true) || this.#fit(place, sizes, false);
    this.#text = fits ? null : PagedText.of(this.#card, place.clientHeight);
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

  /** Takes the largest size in which it fits; with `whole` words, in which no word is broken either. */
  #fit(place: HTMLElement, sizes: { text: number; picture: number }[], whole: boolean): boolean {
    this.#card.classList.toggle("is-whole", whole);
    const words = this.#card.querySelector(".contribution-card__text") ?? this.#card;
    return sizes.some(({ text, picture }) => {
      place.style.setProperty("--large", `${text}vh`);
      place.style.setProperty("--picture", `${picture}vh`);
      return this.#card.offsetHeight <= place.clientHeight && words.scrollWidth <= words.clientWidth;
    });
  }

  #sizes(): { text: number; picture: number }[] {
    const picture = this.#card.querySelector("img");
    if (!picture) return WRITTEN;
    picture.sizes = "90vw";
    const ratio = Number(picture.getAttribute("width")) / Number(picture.getAttribute("height"));
    this.#card.style.setProperty("--ratio", String(ratio));
    this.#card.classList.toggle("is-tall", ratio < 1);
    return ratio < 1 ? TALL : PICTURED;
  }
}
