const SHORTENED =
  /(?:^|[\s(«’'])(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Pr|St|Ste|cf|ex|env|av|bd|art|vs|p|no|n°)\.\s*$/i;

/** Where sentences end in a text: the offset after each, blanks included; the last one is the end of the text. */
export function sentenceEnds(text: string, language: string): number[] {
  const ends: number[] = [];
  for (const { index, segment } of new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)) {
    const end = index + segment.length;
    if (end === text.length || !SHORTENED.test(segment)) ends.push(end);
  }
  return ends;
}

/** How much longer than wanted a first sentence may be that is shown whole. */
const TOLERANCE = 1.4;

/** The first sentences of a text, about so many characters long: at least one; of one that is much longer, its first words. */
export function opening(text: string, length: number, language: string): string {
  const ends = sentenceEnds(text, language);
  const whole = ends.filter((candidate, index) => candidate <= (index === 0 ? length * TOLERANCE : length));
  const end =
    whole.pop() ??
    wordEnds(text)
      .filter((candidate) => candidate <= length)
      .pop() ??
    0;
  const opened = text.slice(0, end).trim();
  return end < text.length ? `${opened}\u00a0[…]` : opened;
}

/** Where words end: for a sentence that alone is too long for any page. */
export function wordEnds(text: string): number[] {
  const ends: number[] = [];
  for (const match of text.matchAll(/\S{1,24}\s*/gu)) ends.push(match.index + match[0].length);
  return ends;
}
