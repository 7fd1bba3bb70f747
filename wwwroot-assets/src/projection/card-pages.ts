import { shortestColumn } from "../shared/cards/columns";

/** A card that may go on the screen; given in the order in which they are shown. */
export interface Card {
  height: number;
  /** Spans all columns. */
  wide: boolean;
  /** The column in which it stands on the first page. */
  column: number;
}

export interface Place {
  index: number;
  column: number;
  y: number;
}

/** How many cards that do not fit are passed over, looking for a later one that does. */
const PATIENCE = 8;

/**
 * All pages of a wall: as many whole cards as fit, the first ones first. On the first page each has its own column, so
 * that an arrival moves one column only; further on nothing arrives, and the shortest column is filled.
 */
export function paginateCards(cards: Card[], columns: number, height: number, gap: number): Place[][] {
  const pages: Place[][] = [];
  let left = cards.map((_, index) => index);
  while (left.length > 0) {
    const page = fill(cards, left, columns, height, gap, pages.length === 0);
    const placed = new Set(page.map(({ index }) => index));
    left = left.filter((index) => !placed.has(index));
    pages.push(page);
  }
  return pages;
}

function fill(
  cards: Card[],
  left: number[],
  columns: number,
  height: number,
  gap: number,
  own: boolean,
): Place[] {
  const ends = new Array<number>(columns).fill(0);
  const places: Place[] = [];
  let passed = 0;
  for (const index of left) {
    const card = cards[index];
    if (!card) continue;
    const column = columnOf(card, ends, own);
    const y = card.wide ? Math.max(...ends) : (ends[column] ?? 0);
    // The first one is shown whatever its height: a page without a card would turn for ever.
    if (y + card.height > height && places.length > 0) {
      if (++passed > PATIENCE) break;
      continue;
    }
    places.push({ index, column, y });
    if (card.wide) ends.fill(y + card.height + gap);
    else ends[column] = y + card.height + gap;
  }
  return places;
}

function columnOf(card: Card, ends: number[], own: boolean): number {
  if (card.wide) return 0;
  return own ? card.column : shortestColumn(ends);
}
