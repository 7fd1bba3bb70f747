/** What decides where a card goes; cards are given newest first. */
export interface Piece {
  height: number;
  /** The column it already lives in, if it has one. */
  column: number | null;
}

/** A column so much longer than the shortest does not get the next card, even when it is its turn. */
const IMBALANCE = 900;

/**
 * A column for each card. The first time, the shortest one; afterwards a new card enters at the top of the
 * column whose top card is the oldest, so that one column moves and the others stay still.
 */
export function assignColumns(pieces: Piece[], count: number, gap: number): number[] {
  if (pieces.every((piece) => piece.column === null)) return fillShortest(pieces, count, gap);
  const columns = pieces.map((piece) => piece.column);
  for (let index = pieces.length - 1; index >= 0; index--) {
    columns[index] ??= columnToEnter(pieces, columns, count);
  }
  return columns.map((column) => column ?? 0);
}

export function shortestColumn(heights: number[]): number {
  return heights.indexOf(Math.min(...heights));
}

/** The column in which a card enters at the top. */
export function columnToEnter(pieces: Piece[], columns: (number | null)[], count: number): number {
  const heights = new Array<number>(count).fill(0);
  pieces.forEach((piece, index) => {
    const column = columns[index];
    if (column != null) heights[column] = (heights[column] ?? 0) + piece.height;
  });
  const tops = heights.map((_, column) => columns.indexOf(column));
  const turn = oldestTop(tops);
  const least = shortestColumn(heights);
  return (heights[turn] ?? 0) - (heights[least] ?? 0) > IMBALANCE ? least : turn;
}

function fillShortest(pieces: Piece[], count: number, gap: number): number[] {
  const heights = new Array<number>(count).fill(0);
  return pieces.map((piece) => {
    const column = shortestColumn(heights);
    heights[column] = (heights[column] ?? 0) + piece.height + gap;
    return column;
  });
}

/** An empty column (top -1) comes first, then the one whose top is furthest down the list. */
function oldestTop(tops: number[]): number {
  const ages = tops.map((top) => (top < 0 ? Number.POSITIVE_INFINITY : top));
  return ages.indexOf(Math.max(...ages));
}
