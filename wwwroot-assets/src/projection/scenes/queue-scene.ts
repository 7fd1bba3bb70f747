import { fillTemplate, formatNumber } from "../../shared/text/format";
import { LargeCard } from "../large-card";
import {
  cardOf,
  element,
  Memo,
  overflows,
  type Page,
  pick,
  type Scene,
  textOf,
  type View,
  WALL,
} from "../scene";
import { opening } from "../sentences";

/** In characters: first sentences of those that come, for the whole text comes with its turn. */
const LONGEST = 140;
const SHORT = 70;

/** What is on the platform, what comes next, what was answered. */
export class QueueScene implements Scene {
  readonly #drawn = new Memo<true>();

  constructor(private readonly section: HTMLElement) {}

  pages({ cards, stage, epoch }: View): Page[] {
    const now = pick(cards, stage?.now ? [stage.now] : []);
    const next = pick(cards, stage?.next ?? []);
    const answered = pick(cards, stage?.answered ?? []).reverse();
    const content = [...now, ...next, ...answered].map((slot) => slot.firstElementChild?.outerHTML).join();
    const key = `${epoch} ${now.length} ${next.length} ${stage?.page} ${content}`;
    const draw = () => {
      this.#drawn.of(key, () => {
        // Both lists first: each takes its room from the others.
        this.#part("next-part").hidden = next.length === 0;
        this.#part("answered-part").hidden = answered.length === 0;
        this.#list("answered", answered, SHORT);
        this.#list("next", next, LONGEST);
        this.#now(now[0], stage?.page ?? 0);
        return true;
      });
    };
    return [{ lasts: WALL, draw }];
  }

  #now(slot: HTMLElement | undefined, page: number): void {
    const place = this.#part("now");
    this.#part("now-none").hidden = slot !== undefined;
    place.hidden = slot === undefined;
    if (slot) new LargeCard(slot, place).show(place, page);
    else place.replaceChildren();
  }

  /** As many as fit, and how many more there are; where none fits, how many there are. */
  #list(name: "next" | "answered", slots: HTMLElement[], longest: number): void {
    const place = this.#part(name);
    const more = this.#part(`${name}-more`);
    const rows = slots.map((slot) => this.#row(slot, longest));
    place.replaceChildren(...rows);
    place.hidden = false;
    more.hidden = true;
    while (rows.length > 0 && (place.clientHeight === 0 || overflows(place))) {
      rows.pop()?.remove();
      more.hidden = false;
      more.textContent = fillTemplate(more.dataset.text ?? "{0}", slots.length - rows.length);
    }
    if (rows.length > 0) return;
    place.hidden = true;
    more.textContent = formatNumber(slots.length);
  }

  #row(slot: HTMLElement, longest: number): HTMLElement {
    const row = element("li", "line-up__row");
    const text = textOf(slot);
    const alternative = cardOf(slot).querySelector("img")?.alt ?? "";
    row.append(
      element(
        "span",
        "line-up__number",
        cardOf(slot).querySelector(".contribution-card__number")?.textContent ?? "",
      ),
      element("span", "line-up__text", opening(text || alternative, longest, document.documentElement.lang)),
    );
    return row;
  }

  #part(name: string): HTMLElement {
    return this.section.querySelector<HTMLElement>(`[data-part="${name}"]`) ?? this.section;
  }
}
