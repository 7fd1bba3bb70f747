import type { WallEvent } from "../live/sequence";
import { pluralText } from "../text/format";
import { outlineAsNew } from "./new-card";

const FOCUSABLE = "a[href], button, summary, input, textarea, select";

/** The wall's list of cards, newest first; everything that changes its HTML is here. */
export class CardList {
  readonly list: HTMLOListElement;
  /** A page may show fewer cards than the wall has: data-count="500" says how many there are. */
  #elsewhere: number;

  constructor(private readonly section: HTMLElement) {
    this.list = section.querySelector("ol[data-cards]") ?? document.createElement("ol");
    this.#elsewhere = elsewhere(document, this.list.childElementCount);
  }

  all(): HTMLLIElement[] {
    return [...this.list.querySelectorAll<HTMLLIElement>(":scope > li")];
  }

  find(id: string): HTMLLIElement | null {
    return this.list.querySelector(`:scope > li[data-id="${CSS.escape(id)}"]`);
  }

  /** Applies events in order; answers the new cards that are still there at the end. */
  applyAll(events: WallEvent[]): HTMLLIElement[] {
    const arrived = events.map((event) => this.#apply(event));
    return arrived.filter((slot) => slot !== null).filter((slot) => slot.isConnected);
  }

  #apply({ type, id, html, supports, contribution }: WallEvent): HTMLLIElement | null {
    if (!id) return null;
    const slot = this.find(id);
    if (type === "published" && html && !slot) return this.#insert(id, html, contribution?.publishedAt ?? "");
    if (!slot) return null;
    if (type === "removed") this.#remove(slot);
    if (type === "supported") support(slot, supports ?? 0);
    if (html && ["published", "changed", "answered"].includes(type)) replace(slot, html);
    return null;
  }

  /** Takes the cards of a page fetched anew; answers its sequence. */
  adopt(page: Document): number {
    const fresh = page.getElementById(this.section.id);
    const slots = fresh?.querySelectorAll<HTMLLIElement>("[data-cards] > li");
    if (!fresh || !slots) throw new Error("The page has no wall");
    this.list.replaceChildren(...[...slots].map((slot) => document.importNode(slot, true)));
    this.#elsewhere = elsewhere(page, slots.length);
    if (fresh.dataset.stage) this.section.dataset.stage = fresh.dataset.stage;
    if (fresh.dataset.older) this.section.dataset.older = fresh.dataset.older;
    return Number(fresh.dataset.sequence ?? 0);
  }

  /** Brings the counters and the "nothing yet" sign up to date. */
  count(): void {
    const cards = this.list.childElementCount;
    for (const counter of document.querySelectorAll<HTMLElement>("[data-count]")) {
      counter.textContent = pluralText(counter, cards + this.#elsewhere);
    }
    const empty = this.section.querySelector<HTMLElement>("[data-empty]");
    if (empty) empty.hidden = cards > 0;
  }

  focusList(): void {
    this.list.tabIndex = -1;
    this.list.focus({ preventScroll: true });
  }

  #insert(id: string, html: string, at: string): HTMLLIElement {
    const slot = document.createElement("li");
    slot.className = "wall__slot";
    slot.dataset.id = id;
    slot.dataset.at = at;
    slot.append(parse(html));
    this.list.prepend(slot);
    return slot;
  }

  #remove(slot: HTMLLIElement): void {
    const hadFocus = slot.contains(document.activeElement);
    slot.remove();
    if (hadFocus) this.focusList();
  }
}

function elsewhere(page: Document, shown: number): number {
  const total = Number(page.querySelector<HTMLElement>("[data-count]")?.dataset.count) || 0;
  return Math.max(0, total - shown);
}

/** Puts the new card in place; a keyboard that was inside stays on the same control. */
function replace(slot: HTMLLIElement, html: string): void {
  const focused = [...slot.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement as Element);
  // What the page put beside the card stays.
  if (slot.firstElementChild) slot.firstElementChild.replaceWith(parse(html));
  else slot.append(parse(html));
  outlineAsNew(slot, slot.classList.contains("is-new"));
  slot.querySelectorAll<HTMLElement>(FOCUSABLE)[focused]?.focus({ preventScroll: true });
}

function support(slot: HTMLLIElement, supports: number): void {
  for (const card of slot.querySelectorAll<HTMLElement>("[data-number]"))
    card.dataset.said = String(supports);
  for (const counter of slot.querySelectorAll<HTMLElement>("[data-supports]")) {
    counter.textContent = pluralText(counter, supports);
    const hideable = counter.closest<HTMLElement>("article [hidden]") ?? counter;
    hideable.hidden = supports === 0;
  }
}

/** Only ever the server's own card, cleaned there: no other HTML enters the page. */
function parse(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
