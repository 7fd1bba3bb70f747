import { formatNumber } from "../../shared/text/format";
import { frequentWords, type Word } from "../../shared/text/frequent-words";
import { element, Memo, overflows, type Page, type Scene, textOf, type View, WALL } from "../scene";

/** Of the rarest words, in hundredths of the screen's height. */
const SIZES = [9, 7.6, 6.4, 5.4, 4.6, 4];

/** The words that come back in what was approved: a list, the most frequent first and largest. */
export class WordsScene implements Scene {
  readonly #drawn = new Memo<HTMLElement[]>();

  constructor(private readonly place: HTMLElement) {}

  pages({ cards, epoch }: View): Page[] {
    const texts = cards.map(textOf);
    const drawn = this.#drawn.of(`${epoch} ${texts.join("\n")}`, () => this.#fit(frequentWords(texts)));
    return drawn.length > 0 ? [{ lasts: WALL, draw: () => this.place.replaceChildren(...drawn) }] : [];
  }

  /** In letters as large as there is room for; if they are too many even so, the rarest go. */
  #fit(words: Word[]): HTMLElement[] {
    const drawn = words.map((word) => this.#word(word));
    this.place.replaceChildren(...drawn);
    for (const size of SIZES) {
      this.place.style.setProperty("--large", `${size}vh`);
      if (!overflows(this.place)) break;
    }
    while (drawn.length > 1 && overflows(this.place)) drawn.pop()?.remove();
    return drawn;
  }

  #word({ text, count, weight }: Word): HTMLElement {
    const item = element("li", "words__word", text);
    item.dataset.weight = String(weight);
    item.append(" ", element("span", "visually-hidden", formatNumber(count)));
    return item;
  }
}
