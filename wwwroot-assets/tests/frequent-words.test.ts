import assert from "node:assert/strict";
import { test } from "node:test";
import { frequentWords } from "../src/shared/text/frequent-words";

const FIRST_WORDS = [
  ["L’air des villes est-il pire ?|Les villes respirent|Ma VILLE", "villes 3"],
  ["Élève|eleve|Les élèves", "eleve 3"],
  ["Un cheval|des chevaux", "cheval 2"],
  ["L’eau|les eaux", "eau 2"],
  ["La pluie|les pluies", "pluie 2"],
  ["One city|many cities", "city 2"],
  ["Le CO2 et la ville|CO2", "CO2 2"],
  ["Peut-on respirer ?|respirer-t-on", "respirer 2"],
  ["bus bus bus bus|le bus", "bus 2"],
  ["Qu’est-ce que c’est ?|What is this and why?", ""],
  ["", ""],
] as const;

for (const [texts, first] of FIRST_WORDS) {
  test(`Words that come back are counted once a text, whatever their accents and number: ${texts}`, () => {
    const [word] = frequentWords(texts.split("|"));
    assert.equal(word ? `${word.text} ${word.count}` : "", first);
  });
}

test("The most frequent word weighs most and the rarest least", () => {
  const words = frequentWords(["air rue", "air rue", "air arbre", "air"]);
  assert.deepEqual(
    words.map(({ text, weight }) => `${text} ${weight}`),
    ["air 6", "rue 3", "arbre 1"],
  );
});
