import type { WallEvent } from "../live/sequence";

const language = document.documentElement.lang || "fr";
const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language);

/** "1 234", as the page's language writes it. */
export function formatNumber(value: number): string {
  return number.format(value);
}

/** Fills {0}, {1}… of a text that the page brought. */
export function fillTemplate(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (_, index) => {
    const value = values[Number(index)] ?? "";
    return typeof value === "number" ? formatNumber(value) : value;
  });
}

/** data-text-one or data-text-many of the element, whichever suits the number. */
export function pluralText(element: HTMLElement, count: number): string {
  const one = plural.select(count) === "one";
  const text = one ? element.dataset.textOne : element.dataset.textMany;
  return fillTemplate(text ?? "{0}", count);
}

/** Which question of the wall was answered last, in a sentence that the page brought. */
export function answeredText(section: HTMLElement, events: WallEvent[]): string | undefined {
  const last = events.filter(({ type }) => type === "answered").pop()?.contribution;
  return last ? fillTemplate(section.dataset.textAnswered ?? "", String(last.number)) : undefined;
}
