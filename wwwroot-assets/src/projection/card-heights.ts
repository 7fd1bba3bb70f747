import { type Grid, setWidth } from "../shared/cards/grid";
import { PagedText } from "./paged-text";

interface Known {
  /** What the height depends on beside the card itself. */
  said: string;
  height: number;
}

/** Finds out how much room each card needs: a column, the whole width, or the screen page by page. Each is measured once. */
export class CardHeights {
  readonly #texts = new Map<Element, PagedText>();
  #known = new WeakMap<Element, Known>();
  #wide = new WeakSet<Element>();

  /** The heights of the slots; those that are measured are shown for that. */
  of(slots: HTMLElement[], grid: Grid, room: number): number[] {
    for (const element of this.#texts.keys()) if (!element.isConnected) this.#texts.delete(element);
    const fresh = slots.filter((slot) => this.#known.get(content(slot))?.said !== saidOf(slot));
    for (const slot of fresh) {
      slot.hidden = false;
      this.#prepare(slot, grid);
    }
    const heights = fresh.map((slot) => slot.offsetHeight);
    fresh.forEach((slot, index) => {
      const height = heights[index] ?? 0;
      const tall = height > room || this.textOf(slot);
      this.#known.set(content(slot), {
        said: saidOf(slot),
        height: tall ? this.#enlarge(slot, grid, room) : height,
      });
    });
    return slots.map((slot) => this.#known.get(content(slot))?.height ?? 0);
  }

  isWide(slot: HTMLElement): boolean {
    return this.#wide.has(content(slot));
  }

  textOf(slot: HTMLElement): PagedText | undefined {
    return this.#texts.get(content(slot));
  }

  /** The screen has changed: everything is to be measured again. */
  forget(): void {
    for (const text of this.#texts.values()) text.release();
    this.#texts.clear();
    this.#wide = new WeakSet();
    this.#known = new WeakMap();
  }

  #prepare(slot: HTMLElement, grid: Grid): void {
    const wide = this.isWide(slot);
    slot.classList.toggle("is-wide", wide);
    setWidth(slot, wide ? grid.width : grid.columnWidth);
  }

  #enlarge(slot: HTMLElement, grid: Grid, room: number): number {
    this.#wide.add(content(slot));
    this.#prepare(slot, grid);
    if (slot.offsetHeight > room && !this.textOf(slot)) {
      const text = PagedText.of(content(slot), room);
      if (text) this.#texts.set(content(slot), text);
    }
    return this.textOf(slot) ? room : Math.min(room, slot.offsetHeight);
  }
}

/** A card that was replaced is another element, and is measured afresh. */
function content(slot: HTMLElement): HTMLElement {
  return (slot.firstElementChild as HTMLElement | null) ?? slot;
}

/** The count of those who say "moi aussi" comes below the text with the first of them. */
function saidOf(slot: HTMLElement): string {
  return String(content(slot).dataset.said?.length ?? 0);
}
