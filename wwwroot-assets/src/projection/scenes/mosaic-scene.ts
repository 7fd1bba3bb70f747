import { areFontsSettled } from "../../shared/cards/fonts-settled";
import { type Grid, moveTo, readGrid, takeOverLayout, withoutTransition } from "../../shared/cards/grid";
import { CardHeights } from "../card-heights";
import { type Place, paginateCards } from "../card-pages";
import { type Page, pick, READING, type Scene, type View, WALL } from "../scene";

/** The wall as it is: those that are pinned, then the newest cards, then page after page of older ones. */
export class MosaicScene implements Scene {
  readonly #heights = new CardHeights();
  #grid: Grid | null = null;
  #room = 0;
  #epoch = -1;

  constructor(private readonly list: HTMLElement) {
    takeOverLayout(list);
  }

  pages({ cards, older, stage, epoch }: View): Page[] {
    const pinned = pick(cards, stage?.pinned ?? []);
    const others = cards.filter((slot) => !pinned.includes(slot));
    const slots = [...pinned, ...others];
    this.list.dataset.few = String(slots.length);
    for (const slot of slots) slot.classList.toggle("is-pinned", pinned.includes(slot));
    const grid = this.#measureScreen(epoch);
    const heights = this.#heights.of(slots, grid, this.#room);
    const pieces = slots.map((slot, index) => ({
      height: heights[index] ?? 0,
      wide: this.#heights.isWide(slot),
      // The oldest of all in the first column, the next in the second: each keeps its own whatever comes after it.
      column: (index < pinned.length ? index : older + slots.length - 1 - index) % grid.columns,
    }));
    const pages = paginateCards(pieces, grid.columns, this.#room, grid.gap);
    return pages.flatMap((places) => this.#parts(slots, places));
  }

  /** One page; when a long text is on it, as many as the text has. */
  #parts(slots: HTMLElement[], places: Place[]): Page[] {
    const text = places.map(({ index }) => this.#heights.textOf(slots[index] ?? this.list)).find(Boolean);
    const parts = Array.from({ length: text?.length ?? 1 }, (_, part) => part);
    return parts.map((part) => ({
      lasts: text ? READING : WALL,
      draw: () => {
        this.#draw(slots, places);
        text?.show(part);
      },
    }));
  }

  #draw(slots: HTMLElement[], places: Place[]): void {
    const { columnWidth, gap } = this.#grid ?? readGrid(this.list);
    const shown = new Set(places.map(({ index }) => slots[index]));
    const fresh = slots.filter(
      (slot) => !areFontsSettled() || slot.dataset.column === undefined || !shown.has(slot),
    );
    withoutTransition(fresh, () => {
      for (const slot of this.list.querySelectorAll<HTMLElement>(":scope > li")) {
        slot.hidden = !shown.has(slot);
        if (slot.hidden) delete slot.dataset.column;
      }
      for (const { index, column, y } of places) {
        const slot = slots[index];
        if (!slot) continue;
        slot.dataset.column = String(column);
        moveTo(slot, column * (columnWidth + gap), y);
      }
    });
  }

  #measureScreen(epoch: number): Grid {
    const grid = readGrid(this.list);
    const room = roomOf(this.list);
    const same =
      epoch === this.#epoch && grid.columns === this.#grid?.columns && grid.width === this.#grid.width;
    if (same && room === this.#room) return grid;
    this.#grid = grid;
    this.#room = room;
    this.#epoch = epoch;
    this.#heights.forget();
    return grid;
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
