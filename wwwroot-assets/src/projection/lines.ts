/** A stretch of text, in pixels from its beginning. */
export interface Extent {
  top: number;
  bottom: number;
}

/** Cuts lines of text into pages no higher than `height`, between two lines. */
export function pagesOf(lines: Extent[], height: number): Extent[] {
  const pages: Extent[] = [];
  for (const line of lines) {
    const page = pages.at(-1);
    if (page && line.bottom - page.top <= height) page.bottom = line.bottom;
    else pages.push({ ...line });
  }
  return pages;
}

/** The lines as the browser broke them: boxes that overlap by more than half are one line. */
export function linesOf(text: HTMLElement): Extent[] {
  const origin = text.getBoundingClientRect().top - text.scrollTop;
  const boxes = textNodes(text)
    .flatMap(boxesOf)
    .filter((box) => box.height > 0 && box.width > 0);
  const extents = boxes.map((box) => ({ top: box.top - origin, bottom: box.bottom - origin }));
  return mergeLines(extents.sort((a, b) => a.top - b.top));
}

function textNodes(root: HTMLElement): Node[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Node[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** Of the text alone: a range over paragraphs would answer the paragraphs' own boxes too. */
function boxesOf(text: Node): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()];
}

export function mergeLines(boxes: Extent[]): Extent[] {
  const lines: Extent[] = [];
  for (const box of boxes) {
    const line = lines.at(-1);
    const middle = (box.top + box.bottom) / 2;
    if (line && middle < line.bottom) line.bottom = Math.max(line.bottom, box.bottom);
    else lines.push({ ...box });
  }
  return lines;
}
