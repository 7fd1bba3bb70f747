import { fillTemplate, formatNumber } from "../../shared/text/format";
import { letterSizeFor } from "../letter-size";
import {
  element,
  isOfKinds,
  Memo,
  type Page,
  type Scene,
  spread,
  textOf,
  type View,
  voicesOf,
  WALL,
} from "../scene";
import { opening } from "../sentences";

/** More than a room reads. */
const AT_MOST = 60;
/** In characters: of a longer question its first sentences stand here, and the whole of it when it is put up. */
const LONGEST = { near: 220, far: 110, "very-far": 60 };

/** Questions, those that most people support first: "moi aussi" on phones and hands in the room count the same. */
export class SupportScene implements Scene {
  readonly #pages = new Memo<HTMLElement[][]>();

  constructor(
    private readonly section: HTMLElement,
    private readonly place: HTMLElement,
  ) {}

  pages({ cards, stage, epoch }: View): Page[] {
    const slots = rankedBySupport(cards, this.section.dataset.kinds).slice(0, AT_MOST);
    const key = slots.map((slot) => `${slot.dataset.id} ${slot.firstElementChild?.outerHTML}`).join();
    const pages = this.#pages.of(`${epoch} ${key}`, () =>
      spread(
        this.place,
        slots.map((slot) => this.#row(slot, LONGEST[letterSizeFor(stage)])),
      ),
    );
    return pages.map((rows) => ({ lasts: WALL, draw: () => this.place.replaceChildren(...rows) }));
  }

  #row(slot: HTMLElement, longest: number): HTMLElement {
    const { said, hands } = voicesOf(slot);
    const row = element("li", "ranking__row");
    row.append(
      said + hands > 0 ? element("strong", "ranking__number", formatNumber(said + hands)) : this.#glyph(),
    );
    row.append(element("p", "ranking__text", opening(textOf(slot), longest, document.documentElement.lang)));
    if (said + hands > 0) row.append(element("p", "ranking__of", this.#words(said, hands)));
    return row;
  }

  /** In the place of a number, what a question opens with everywhere. */
  #glyph(): HTMLElement {
    const glyph = element("span", "ranking__number ranking__number--none", "?");
    glyph.ariaHidden = "true";
    return glyph;
  }

  #words(said: number, hands: number): string {
    const { textOne = "", textMany = "", textHandOne = "", textHandMany = "" } = this.section.dataset;
    const voices = said + hands > 1 ? textMany : textOne;
    return hands > 0 ? `${voices}, ${fillTemplate(hands > 1 ? textHandMany : textHandOne, hands)}` : voices;
  }
}

/** Most voices first; of as many, the oldest question first. */
export function rankedBySupport(cards: HTMLLIElement[], kinds: string | undefined): HTMLLIElement[] {
  const questions = cards.filter((slot) => isOfKinds(slot, kinds)).reverse();
  const voices = new Map(questions.map((slot) => [slot, voicesOf(slot).said + voicesOf(slot).hands]));
  return questions.sort((a, b) => (voices.get(b) ?? 0) - (voices.get(a) ?? 0));
}
