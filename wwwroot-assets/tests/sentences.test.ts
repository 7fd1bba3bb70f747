import assert from "node:assert/strict";
import { test } from "node:test";
import { opening, sentenceEnds } from "../src/projection/sentences";

const SENTENCES = [
  "Une. |Deux ! |Trois\u202f?",
  "M. Petit est venu. |Il est parti.",
  "Sans point",
  "Il coûte 3.5 euros. |Bon.",
];

for (const sentences of SENTENCES) {
  test(`Sentences end where they end: ${sentences}`, () => {
    const text = sentences.replaceAll("|", "");
    const ends = sentenceEnds(text, "fr");
    assert.equal(ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)).join("|"), sentences);
  });
}

const OPENINGS = [
  ["Une. Deux. Trois.", 11, "Une. Deux.\u00a0[…]"],
  ["Une phrase à peine plus longue. Fin.", 25, "Une phrase à peine plus longue.\u00a0[…]"],
  ["Une phrase sans fin et encore et encore et encore.", 20, "Une phrase sans fin\u00a0[…]"],
  ["Court.", 20, "Court."],
] as const;

for (const [text, length, opened] of OPENINGS) {
  test(`An opening is whole sentences, and of an endless one its first words: ${text}`, () => {
    assert.equal(opening(text, length, "fr"), opened);
  });
}
