import { type Grid, size } from "../shared/grid";
import { LongText } from "./long-text";

/** Finds out how much room each card needs: a column, the whole width, or the screen page by page. */
export class Measures {
  readonly #texts = new Map<Element, LongText>();
  #wide = new WeakSet<Element>();

  /** The heights of the slots, which must not be [hidden]. */
  of(slots: HTMLElement[], grid: Grid, room: number): number[] {
    for (const element of this.#texts.keys()) if (!element.isConnected) this.#texts.delete(element);
    for (const slot of slots) this.#prepare(slot, grid);
    const heights = slots.map((slot) => slot.offsetHeight);
    return slots.map((slot, index) => {
      const height = heights[index] ?? 0;
      return height > room || this.textOf(slot) ? this.#enlarge(slot, grid, room) : height;
    });
  }

  isWide(slot: HTMLElement): boolean {
    return this.#wide.has(content(slot));
  }

  textOf(slot: HTMLElement): LongText | undefined {
    return this.#texts.get(content(slot));
  }

  /** The screen has changed: everything is to be measured again. */
  forget(): void {
    for (const text of this.#texts.values()) text.release();
    this.#texts.clear();
    this.#wide = new WeakSet();
  }

  #prepare(slot: HTMLElement, grid: Grid): void {
    const wide = this.isWide(slot);
    slot.classList.toggle("is-wide", wide);
    size(slot, wide ? grid.width : grid.columnWidth);
  }

  #enlarge(slot: HTMLElement, grid: Grid, room: number): number {
    this.#wide.add(content(slot));
    this.#prepare(slot, grid);
    if (slot.offsetHeight > room && !this.textOf(slot)) {
      const text = LongText.of(slot, room);
      if (text) this.#texts.set(content(slot), text);
    }
    return this.textOf(slot) ? room : Math.min(room, slot.offsetHeight);
  }
}

/** A card that was replaced is another element, and is measured afresh. */
function content(slot: HTMLElement): Element {
  return slot.firstElementChild ?? slot;
}
