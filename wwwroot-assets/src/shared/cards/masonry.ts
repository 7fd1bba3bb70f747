import { assignColumns } from "./columns";
import { areFontsSettled } from "./fonts-settled";
import { type Grid, moveTo, readGrid, setWidth, takeOverLayout, withoutTransition } from "./grid";

/** Lays the cards out in columns; each keeps its column for life. */
export class Masonry {
  readonly #sizes = new ResizeObserver(() => this.#later());
  readonly #watched = new WeakSet<Element>();
  #grid: Grid | null = null;
  #frame = 0;

  constructor(private readonly list: HTMLElement) {
    takeOverLayout(list);
    this.#sizes.observe(list);
    this.layout();
  }

  layout(): void {
    const grid = readGrid(this.list);
    const settles =
      !areFontsSettled() || grid.width !== this.#grid?.width || grid.columns !== this.#grid.columns;
    if (grid.columns !== this.#grid?.columns) this.#forget();
    this.#grid = grid;

    const slots = this.#shown();
    const fresh = settles ? slots : slots.filter((slot) => slot.dataset.column === undefined);
    this.list.classList.toggle("is-settling", settles);
    withoutTransition(fresh, () => this.#arrange(slots, grid));
    if (settles) requestAnimationFrame(() => this.list.classList.remove("is-settling"));
  }

  #arrange(slots: HTMLElement[], grid: Grid): void {
    for (const slot of slots) this.#prepare(slot, grid);
    const heights = slots.map((slot) => slot.offsetHeight);
    const pieces = slots.map((slot, index) => ({ height: heights[index] ?? 0, column: columnOf(slot) }));
    const columns = assignColumns(pieces, grid.columns, grid.gap);
    const ends = new Array<number>(grid.columns).fill(0);
    slots.forEach((slot, index) => {
      const column = columns[index] ?? 0;
      const end = ends[column] ?? 0;
      slot.dataset.column = String(column);
      moveTo(slot, column * (grid.columnWidth + grid.gap), end);
      ends[column] = end + (heights[index] ?? 0) + grid.gap;
    });
    this.list.style.blockSize = `${Math.max(0, Math.max(...ends) - grid.gap)}px`;
  }

  #prepare(slot: HTMLElement, grid: Grid): void {
    setWidth(slot, grid.columnWidth);
    if (this.#watched.has(slot)) return;
    this.#watched.add(slot);
    this.#sizes.observe(slot);
  }

  #shown(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>(":scope > li:not([hidden])")];
  }

  #forget(): void {
    for (const slot of this.list.querySelectorAll<HTMLElement>(":scope > li")) delete slot.dataset.column;
  }

  /** In the next frame: changing sizes inside the observer's own call would make it complain. */
  #later(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.layout());
  }
}

function columnOf(slot: HTMLElement): number | null {
  return slot.dataset.column === undefined ? null : Number(slot.dataset.column);
}
