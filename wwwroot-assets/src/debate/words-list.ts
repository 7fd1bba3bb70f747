import { formatNumber } from "../shared/text/format";
import { frequentWords } from "../shared/text/frequent-words";

const MOST = 30;

/** The word cloud of the room as a list: the words that come back in what stands on this page, the most frequent first. */
export function listFrequentWords(list: HTMLElement, wall: HTMLElement): void {
  const texts = [...wall.querySelectorAll(".wall__slot:not([hidden]) .contribution-card__text")];
  const items = frequentWords(
    texts.map(({ textContent }) => textContent ?? ""),
    MOST,
  ).map(({ text, count }) => {
    const item = document.createElement("li");
    item.textContent = `${text} (${formatNumber(count)})`;
    return item;
  });
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
}
