import { CardList } from "../shared/cards/card-list";
import { markNew, prefersReducedMotion } from "../shared/cards/new-card";
import type { WallEvent } from "../shared/live/sequence";
import { isLetIn, type Stage, stageOf } from "../shared/live/stage";
import { pluralText } from "../shared/text/format";

/**
 * The wall of the debate as one reads it: what the mediator holds back or hides is not seen; what arrives while one is
 * reading waits behind a button, so that nothing moves under the eyes.
 */
export class DebateWall {
  readonly #cards: CardList;
  readonly #button: HTMLButtonElement | null;
  #stage: Stage | null;

  constructor(
    private readonly section: HTMLElement,
    private readonly drawButtons: () => void,
  ) {
    this.#cards = new CardList(section);
    this.#stage = stageOf(section);
    this.#button = section.querySelector<HTMLButtonElement>("[data-arrivals]");
    this.#button?.addEventListener("click", () => this.#visit());
    this.#refresh();
  }

  /** Answers how many have arrived for the reader. */
  apply(events: WallEvent[]): number {
    const arrived = this.#cards.applyAll(events);
    for (const { stage } of events) if (stage) this.#stage = stage;
    const waits = this.#isReading();
    for (const slot of arrived) {
      if (waits) slot.dataset.waits = "true";
      else markNew(slot);
      // The newest are not the most supported.
      if (bySupport()) this.#cards.list.append(slot);
    }
    this.drawButtons();
    this.#refresh();
    return arrived.filter((slot) => isLetIn(slot, this.#stage)).length;
  }

  adopt(page: Document): number {
    const sequence = this.#cards.adopt(page);
    this.#stage = stageOf(this.section);
    this.drawButtons();
    this.#refresh();
    return sequence;
  }

  #refresh(): void {
    let waiting = 0;
    for (const slot of this.#cards.all()) {
      const letIn = isLetIn(slot, this.#stage);
      const waits = slot.dataset.waits !== undefined;
      slot.hidden = !letIn || waits;
      if (letIn && waits) waiting++;
    }
    this.#cards.count();
    if (!this.#button) return;
    this.#button.hidden = waiting === 0;
    if (waiting > 0) this.#button.textContent = pluralText(this.section, waiting);
  }

  #visit(): void {
    for (const slot of this.#cards.all().filter((slot) => slot.dataset.waits)) {
      delete slot.dataset.waits;
      markNew(slot);
    }
    this.#refresh();
    this.#cards.focusList();
    this.section.scrollIntoView({ behavior: prefersReducedMotion() ? "auto" : "smooth" });
  }

  /** The list is on the screen, or the keyboard is in it. */
  #isReading(): boolean {
    const { list } = this.#cards;
    const { activeElement } = document;
    const inside = activeElement !== list && list.contains(activeElement);
    return inside || (list.childElementCount > 0 && list.getBoundingClientRect().top < 0);
  }
}

function bySupport(): boolean {
  return document.querySelector("[data-by-support][aria-current]") !== null;
}
