import { STOP_WORDS } from "./stop-words";

/** A word that comes back, as most people wrote it. */
export interface Word {
  text: string;
  /** In how many texts. */
  count: number;
  /** From 1, the rarest that is shown, to 6. */
  weight: number;
}

/** "Peut-on", "est-ce", "celui-là": the word before the dash counts. */
const TAIL =
  /(?:[-‑]t)?[-‑](?:je|tu|il|elle|on|nous|vous|ils|elles|ce|ci|l[aà]|les?|lui|leur|moi|toi|y|en)$/iu;
const WORD = /\p{L}[\p{L}\p{N}]*(?:[-‑]\p{L}[\p{L}\p{N}]*)*/gu;

/** As long as French gets; what is longer is no word. */
const LONGEST = 25;

/** Words that only one person wrote fill a cloud that begins; later they would drown the others. */
const ONCE = 30;

/**
 * The words that come back in the texts, the most frequent first. Once a text, however often it says it; accents, capitals and plurals make
 * no difference; words that say nothing of a subject, French or English, do not count.
 */
export function frequentWords(texts: string[], most = 60): Word[] {
  const found = new Map<string, Map<string, number>>();
  for (const text of texts) {
    const here = new Map<string, string>();
    for (const word of wordsIn(text)) if (tells(word)) here.set(fold(word), spelled(word));
    for (const [key, form] of here) {
      const forms = found.get(key) ?? new Map<string, number>();
      found.set(key, forms.set(form, (forms.get(form) ?? 0) + 1));
    }
  }
  const words = [...found.values()].map(named).sort((a, b) => b.count - a.count || byLetters(a.text, b.text));
  return weigh(words.filter(({ count }, rank) => count > 1 || rank < ONCE).slice(0, most));
}

/** What words are compared by: without accents, capitals and the marks of plural. Not to be shown. */
export function fold(word: string): string {
  const plain = plainly(word);
  const one =
    plain.length > 3 ? plain.replace(/eaux$/, "eau").replace(/aux$/, "al").replace(/[sx]$/, "") : plain;
  return one.replace(/ie$/, "y");
}

function wordsIn(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => word.replace(TAIL, ""));
}

function plainly(word: string): string {
  const letters = word.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/‑/g, "-");
  return letters.normalize("NFD").replace(/\p{M}/gu, "");
}

function tells(word: string): boolean {
  const plain = plainly(word);
  return plain.length > 2 && plain.length <= LONGEST && !STOP_WORDS.has(plain);
}

/** A sigle keeps its capitals; a word that begins a sentence does not. */
function spelled(word: string): string {
  return /^[\p{Lu}\p{N}]{2,6}$/u.test(word) ? word : word.toLowerCase();
}

function named(forms: Map<string, number>): { text: string; count: number } {
  const [best] = [...forms].sort(
    ([a, one], [b, other]) => other - one || a.length - b.length || byLetters(a, b),
  );
  return { text: best?.[0] ?? "", count: [...forms.values()].reduce((sum, count) => sum + count, 0) };
}

function weigh(words: { text: string; count: number }[]): Word[] {
  const [most, least] = [words[0]?.count ?? 1, words.at(-1)?.count ?? 1];
  return words.map((word) => ({
    ...word,
    weight: most === least ? 3 : 1 + Math.round((5 * (word.count - least)) / (most - least)),
  }));
}

function byLetters(a: string, b: string): number {
  return a.localeCompare(b, "fr");
}
