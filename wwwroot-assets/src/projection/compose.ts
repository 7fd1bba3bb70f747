import { enter, shortest } from "../shared/columns";

/** A card that may go on the screen; given newest first. */
export interface Card {
  height: number;
  /** Spans all columns. */
  wide: boolean;
  /** The column it is in, when it is on the screen already. */
  column: number | null;
}

export interface Place {
  index: number;
  column: number;
  y: number;
}

/** How many cards that do not fit are passed over, looking for an older one that does. */
const PATIENCE = 8;

/** As many whole cards as fit on a screen, newest first; those on the screen keep their column. */
export function compose(cards: Card[], columns: number, height: number, gap: number): Place[] {
  const ends = new Array<number>(columns).fill(0);
  const places: Place[] = [];
  let passed = 0;
  for (const [index, card] of cards.entries()) {
    const column = card.wide ? 0 : (card.column ?? shortest(ends));
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

/** Gives each new card the top of one column, when others are on the screen already: those stay. */
export function letIn(cards: Card[], columns: number): void {
  const known = cards.findIndex((card) => card.column !== null);
  for (const card of cards.slice(0, Math.max(0, known)).reverse()) {
    const places = cards.map(({ column }) => column);
    card.column = enter(cards, places, columns);
  }
}
