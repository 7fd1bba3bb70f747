import type { Stage } from "../shared/live/stage";

/** What there is to show. */
export interface View {
  /** Those the room may see, newest first. */
  cards: HTMLLIElement[];
  /** How many older ones are not in the page. */
  older: number;
  stage: Stage | null;
  /** Another one: the screen or its letters changed, and everything is to be measured again. */
  epoch: number;
}

/** One picture of a scene. */
export interface Page {
  /** Milliseconds, when others follow. */
  lasts: number;
  draw(): void;
}

/** One way of showing a wall: from what there is alone, so that every screen of a size shows the same. */
export interface Scene {
  pages(view: View): Page[];
}

/** How long a page of cards stays, one of reading, and one of few words. */
export const WALL = 15_000;
export const READING = 12_000;

/** Builds again only when what it depends on is another. */
export class Memo<T> {
  #key = "";
  #value: T | null = null;

  of(key: string, build: () => T): T {
    if (this.#value === null || key !== this.#key) {
      this.#key = key;
      this.#value = build();
    }
    return this.#value;
  }
}

/** Spreads elements over pages, as many whole ones as fit in `place`, whose height the style sheet gives. */
export function spread(place: HTMLElement, elements: HTMLElement[]): HTMLElement[][] {
  const pages: HTMLElement[][] = [];
  place.replaceChildren();
  for (const element of elements) {
    place.append(element);
    const page = pages.at(-1);
    if (page && !overflows(place)) page.push(element);
    else {
      place.replaceChildren(element);
      pages.push([element]);
    }
  }
  place.replaceChildren(...(pages[0] ?? []));
  return pages;
}

export function overflows(place: HTMLElement): boolean {
  return place.scrollHeight > place.clientHeight + 1 || place.scrollWidth > place.clientWidth + 1;
}

export function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** A copy of the card for another place, where it is neither new nor the one that ids find. */
export function copyOf(slot: HTMLElement): HTMLElement {
  const card = (slot.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
  delete card.dataset.id;
  card.hidden = false;
  card.classList.remove("is-new");
  return card;
}

/** What was written, on one line. */
export function textOf(slot: HTMLElement): string {
  const text = slot.firstElementChild?.querySelector(".contribution-card__text");
  const blocks = [...(text?.querySelectorAll("p, li, pre") ?? [])].map((block) => block.textContent ?? "");
  return (blocks.join(" ") || (text?.textContent ?? "")).replace(/[ \n\t]+/g, " ").trim();
}

export function cardOf(slot: HTMLElement): HTMLElement {
  return slot.firstElementChild as HTMLElement;
}

/** Whether it is of one of these kinds, as a page lists them. */
export function isOfKinds(slot: HTMLElement, kinds: string | undefined): boolean {
  const { classList } = cardOf(slot);
  return (kinds ?? "").split(" ").some((kind) => classList.contains(`contribution-card--${kind}`));
}

/** How many said "moi aussi", and how many hands were raised. */
export function voicesOf(slot: HTMLElement): { said: number; hands: number } {
  const { said = "0", hands = "0" } = cardOf(slot).dataset;
  return { said: Number(said), hands: Number(hands) };
}

/** Those with these ids that are there, in the order of the ids. */
export function pick(cards: HTMLLIElement[], ids: string[]): HTMLLIElement[] {
  const known = new Map(cards.map((slot) => [slot.dataset.id ?? "", slot]));
  return ids.map((id) => known.get(id)).filter((slot) => slot !== undefined);
}
