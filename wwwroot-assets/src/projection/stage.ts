import type { Cards } from "../shared/cards";
import { type Grid, place, readGrid, still, takeOver } from "../shared/grid";
import { isSettled } from "../shared/settling";
import { compose, letIn, type Place } from "./compose";
import type { LongText } from "./long-text";
import { Measures } from "./measures";

/** More than a screen can hold, so that a wall of a thousand cards is not measured whole. */
const AT_MOST = 60;

/** What is on the projector: the newest cards, then page after page of older ones. */
export class Stage {
  readonly #measures = new Measures();
  readonly #seen = new Set<HTMLElement>();
  readonly #heights = new Map<HTMLElement, number>();
  readonly #sizes = new ResizeObserver(() => this.#later());
  #grid: Grid | null = null;
  #room = 0;
  #frame = 0;

  constructor(private readonly cards: Cards) {
    takeOver(cards.list);
    this.#sizes.observe(cards.list);
    addEventListener("resize", () => this.#later());
    document.fonts.addEventListener("loadingdone", () => this.#startOver());
    this.refresh();
  }

  get isFront(): boolean {
    return this.#seen.size === 0;
  }

  /** The long text that is being read, if there is one. */
  get text(): LongText | undefined {
    return [...this.#heights.keys()].map((slot) => this.#measures.textOf(slot)).find(Boolean);
  }

  /** The newest cards, from the first. */
  front(): void {
    this.#seen.clear();
    this.#open();
  }

  get hasNext(): boolean {
    return !this.isFront || this.#candidates().length > this.#heights.size;
  }

  /** The page of older cards, or the newest again after the last page. */
  next(): void {
    this.skip([...this.#heights.keys()]);
    if (this.#candidates().length === 0) this.#seen.clear();
    this.#open();
  }

  /** These are not shown before the newest come back. */
  skip(slots: HTMLElement[]): void {
    for (const slot of slots) this.#seen.add(slot);
  }

  /** The same page, after cards have come, gone or changed. */
  refresh(): void {
    for (const slot of this.#seen) if (!slot.isConnected) this.#seen.delete(slot);
    for (const slot of this.cards.all()) if (slot.dataset.column === undefined) slot.hidden = true;
    this.#measureScreen();
    if (this.#candidates().length === 0) this.#seen.clear();
    const candidates = this.#candidates();
    const { columnWidth, gap } = this.#grid ?? readGrid(this.cards.list);
    const fresh = candidates.filter((slot) => !isSettled() || slot.dataset.column === undefined);
    still(fresh, () => {
      const { places, heights } = this.#compose(candidates);
      this.#heights.clear();
      for (const { index, column, y } of places) {
        const slot = candidates[index];
        if (!slot) continue;
        slot.dataset.column = String(column);
        place(slot, column * (columnWidth + gap), y);
        this.#heights.set(slot, heights[index] ?? 0);
      }
      for (const slot of this.cards.all()) this.#show(slot, this.#heights.has(slot));
    });
  }

  #open(): void {
    this.#forgetColumns();
    this.refresh();
    this.text?.restart();
  }

  #compose(candidates: HTMLElement[]): { places: Place[]; heights: number[] } {
    const grid = this.#grid ?? readGrid(this.cards.list);
    for (const slot of candidates) slot.hidden = false;
    const heights = this.#measures.of(candidates, grid, this.#room);
    const pieces = candidates.map((slot, index) => ({
      height: heights[index] ?? 0,
      wide: this.#measures.isWide(slot),
      column: slot.dataset.column === undefined ? null : Number(slot.dataset.column),
    }));
    letIn(pieces, grid.columns);
    return { places: compose(pieces, grid.columns, this.#room, grid.gap), heights };
  }

  #candidates(): HTMLElement[] {
    return this.cards
      .all()
      .filter((slot) => !this.#seen.has(slot))
      .slice(0, AT_MOST);
  }

  #show(slot: HTMLElement, shown: boolean): void {
    slot.hidden = !shown;
    if (shown) this.#sizes.observe(slot);
    else {
      this.#sizes.unobserve(slot);
      delete slot.dataset.column;
    }
  }

  #forgetColumns(): void {
    for (const slot of this.cards.all()) delete slot.dataset.column;
  }

  #measureScreen(): void {
    const grid = readGrid(this.cards.list);
    const room = roomOf(this.cards.list);
    const same = grid.width === this.#grid?.width && grid.columns === this.#grid.columns;
    if (same && room === this.#room) return;
    this.#grid = grid;
    this.#room = room;
    this.#measures.forget();
    this.#forgetColumns();
  }

  /** Letters of another shape break lines elsewhere: the pages of a long text too. */
  #startOver(): void {
    this.#grid = null;
    this.refresh();
  }

  /** A picture has come, or a font: only then, for a card's own changes are known already. */
  #later(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const { list } = this.cards;
      const changed = [...this.#heights].some(
        ([slot, height]) => !this.#measures.textOf(slot) && slot.offsetHeight !== height,
      );
      if (changed || list.clientWidth !== this.#grid?.width || roomOf(list) !== this.#room) this.refresh();
    });
  }
}

/** The height the style sheet gives the list; without one, down to the bottom of the screen. */
function roomOf(list: HTMLElement): number {
  list.style.blockSize = "";
  if (list.clientHeight > 0) return list.clientHeight;
  const room = Math.max(0, innerHeight - list.getBoundingClientRect().top);
  list.style.blockSize = `${room}px`;
  return room;
}
