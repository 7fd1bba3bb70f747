import { sentenceEnds, wordEnds } from "./sentences";

/** A place in a text: in which of its text nodes, after how many characters. */
interface Spot {
  node: number;
  offset: number;
}

const BLOCKS = "p, li, pre, blockquote, h3, h4, h5, h6";

/**
 * The pages of a text, each ending where a sentence ends; a sentence is cut, between two words, only when it is higher than a page alone.
 * `fits` says whether the text is low enough as it stands.
 */
export function paginateText(text: HTMLElement, fits: () => boolean): DocumentFragment[] {
  const whole = text.cloneNode(true) as HTMLElement;
  const shows = (from: Spot | null, to: Spot) => {
    text.replaceChildren(part(whole, from, to));
    return fits();
  };
  const pages: DocumentFragment[] = [];
  let from: Spot | null = null;
  let ends = spotsOf(whole, (words) => sentenceEnds(words, document.documentElement.lang));
  while (ends.length > 0) {
    let count = 0;
    while (count < ends.length && shows(from, at(ends, count))) count++;
    if (count === 0) {
      const cuts = wordsUntil(whole, from, at(ends, 0));
      // A word that is higher than the screen: nothing is to be done about it.
      count = cuts.length < 2 ? 1 : 0;
      if (count === 0) {
        ends = [...cuts, ...ends.slice(1)];
        while (count < cuts.length && shows(from, at(ends, count))) count++;
        count = Math.max(1, count);
      }
    }
    const to = at(ends, count - 1);
    pages.push(part(whole, from, to));
    from = to;
    ends = ends.slice(count);
  }
  text.replaceChildren(...whole.childNodes);
  return pages;
}

function at(spots: Spot[], index: number): Spot {
  return spots[index] ?? { node: 0, offset: 0 };
}

/** Where pages may end: block by block, for no sentence runs over two. */
function spotsOf(text: HTMLElement, endsIn: (words: string) => number[]): Spot[] {
  const spots: Spot[] = [];
  let first = 0;
  for (const block of blocksOf(text)) {
    const words = block.map((node) => node.data).join("");
    for (const end of words.trim() ? endsIn(words) : []) spots.push(spotAt(block, end, first));
    first += block.length;
  }
  return spots;
}

function wordsUntil(text: HTMLElement, from: Spot | null, to: Spot): Spot[] {
  return spotsOf(text, wordEnds).filter((spot) => (!from || isBefore(from, spot)) && !isBefore(to, spot));
}

function isBefore(one: Spot, other: Spot): boolean {
  return one.node < other.node || (one.node === other.node && one.offset < other.offset);
}

function spotAt(block: Text[], end: number, first: number): Spot {
  let before = 0;
  for (const [index, node] of block.entries()) {
    if (end <= before + node.length) return { node: first + index, offset: end - before };
    before += node.length;
  }
  return { node: first + block.length - 1, offset: block.at(-1)?.length ?? 0 };
}

function blocksOf(text: HTMLElement): Text[][] {
  const blocks: Text[][] = [];
  let last: Element | null = null;
  for (const node of textNodes(text)) {
    const block = node.parentElement?.closest(BLOCKS) ?? text;
    if (block === last) blocks.at(-1)?.push(node);
    else blocks.push([node]);
    last = block;
  }
  return blocks;
}

/** A copy of the text between two spots, in the same elements; those that are empty then go. */
function part(whole: HTMLElement, from: Spot | null, to: Spot): DocumentFragment {
  const copy = whole.cloneNode(true) as HTMLElement;
  const nodes = textNodes(copy);
  for (const [index, node] of nodes.entries()) {
    const start = from ? charactersBefore(from, index, node) : 0;
    const end = charactersBefore(to, index, node);
    node.data = node.data.slice(start, Math.max(start, end));
  }
  for (const element of [...copy.querySelectorAll("*")].reverse())
    if (!element.textContent?.trim()) element.remove();
  const fragment = document.createDocumentFragment();
  fragment.append(...copy.childNodes);
  return fragment;
}

/** How many characters of the node, one of a text's, stand before the spot. */
function charactersBefore(spot: Spot, index: number, node: Text): number {
  if (index === spot.node) return spot.offset;
  return index < spot.node ? node.length : 0;
}

function textNodes(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}
