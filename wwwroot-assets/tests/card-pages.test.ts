import assert from "node:assert/strict";
import { test } from "node:test";
import { paginateCards } from "../src/projection/card-pages";

test("An arrival moves one column of the first page only", () => {
  const before = firstPage(12);
  const after = firstPage(13);
  const same = before.filter((column, index) => column.join() === after[index]?.join());
  assert.equal(same.length, 2);
});

/** The cards of each column, newest first, each by the number it came with. */
function firstPage(count: number): number[][] {
  const numbers = Array.from({ length: count }, (_, index) => count - 1 - index);
  const cards = numbers.map((number) => ({ height: 100, wide: false, column: number % 3 }));
  const [places = []] = paginateCards(cards, 3, 330, 10);
  const columns: number[][] = [[], [], []];
  for (const { index, column } of places) columns[column]?.push(numbers[index] ?? -1);
  return columns;
}
