import assert from "node:assert/strict";
import { test } from "node:test";
import { pageAt } from "../src/projection/current-page";

const PAGES = [
  [0, 0],
  [14_999, 0],
  [15_000, 1],
  [27_000, 2],
  [42_000, 0],
  [-5_000, 0],
] as const;

for (const [elapsed, page] of PAGES) {
  test(`The page follows from the time that passed: ${elapsed}`, () => {
    assert.equal(pageAt(elapsed, [15_000, 12_000, 15_000]).page, page);
  });
}
