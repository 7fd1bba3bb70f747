import type { CardList } from "../shared/cards/card-list";
import { markNew, prefersReducedMotion } from "../shared/cards/new-card";
import { pluralText } from "../shared/text/format";

const TOP = 120;

/**
 * New cards enter by themselves when the reader is at the top; for someone who is reading further down, or
 * whose keyboard is among the cards, they wait behind a button.
 */
export class Arrivals {
  readonly #button: HTMLButtonElement | null;

  constructor(
    private readonly section: HTMLElement,
    private readonly cards: CardList,
    private readonly layout: () => void,
  ) {
    this.#button = section.querySelector<HTMLButtonElement>("[data-arrivals]");
    this.#button?.addEventListener("click", () => this.#visit());
  }

  receive(slots: HTMLElement[]): void {
    for (const slot of slots) slot.hidden = true;
    if (slots.length === 0 || (this.#button && this.#isReading())) this.refresh();
    else this.#reveal();
  }

  /** The button says how many wait; a card that was removed meanwhile no longer counts. */
  refresh(): void {
    if (!this.#button) return;
    const count = this.#waiting().length;
    this.#button.hidden = count === 0;
    const label = this.#button.querySelector<HTMLElement>("[data-label]") ?? this.#button;
    if (count > 0) label.textContent = pluralText(this.section, count);
  }

  #visit(): void {
    this.#reveal();
    this.layout();
    this.cards.focusList();
    scrollTo({ top: 0, behavior: prefersReducedMotion() ? "auto" : "smooth" });
  }

  #reveal(): void {
    for (const slot of this.#waiting()) {
      slot.hidden = false;
      markNew(slot);
    }
    this.refresh();
  }

  #waiting(): HTMLElement[] {
    return this.cards.all().filter((slot) => slot.hidden);
  }

  #isReading(): boolean {
    const { activeElement } = document;
    const { list } = this.cards;
    return scrollY >= TOP || (activeElement !== list && list.contains(activeElement));
  }
}
