import type { WallEvent } from "./sequence";

const language = document.documentElement.lang || "fr";
const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language);

/** "1 234", as the page's language writes it. */
export function digits(value: number): string {
  return number.format(value);
}

/** Fills {0}, {1}… of a text that the page brought. */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (_, index) => {
    const value = values[Number(index)] ?? "";
    return typeof value === "number" ? digits(value) : value;
  });
}

/** data-text-one or data-text-many of the element, whichever suits the number. */
export function counted(element: HTMLElement, count: number): string {
  const one = plural.select(count) === "one";
  const text = one ? element.dataset.textOne : element.dataset.textMany;
  return fill(text ?? "{0}", count);
}

/** Which question of the wall was answered last, in a sentence that the page brought. */
export function answered(section: HTMLElement, events: WallEvent[]): string | undefined {
  const last = events.filter(({ type }) => type === "answered").pop()?.contribution;
  return last ? fill(section.dataset.textAnswered ?? "", String(last.number)) : undefined;
}
