import type { Side, Sides, Statement } from "../../shared/live/stage";
import { fillTemplate, formatNumber } from "../../shared/text/format";
import { isDeepRoom } from "../letter-size";
import { element, Memo, overflows, type Page, READING, type Scene, spread, type View } from "../scene";
import { write } from "./message-scene";

const SIZES = [13, 11, 9.5, 8.2, 7.2, 6.4, 5.6];

/** What stands on one page of it. */
interface Shown {
  text: boolean;
  sides: boolean;
  rows: HTMLElement[];
}

/**
 * A statement of the moving debate: its sides before and after, who speaks first, what was argued; where there is no room
 * for all, one after the other.
 */
export class StatementScene implements Scene {
  readonly #pages = new Memo<Shown[]>();

  constructor(private readonly section: HTMLElement) {}

  pages({ stage, epoch }: View): Page[] {
    const statement = stage?.statement ?? null;
    const deep = isDeepRoom(stage);
    const key = `${epoch} ${deep} ${JSON.stringify(statement)}`;
    const pages = this.#pages.of(key, () => this.#build(statement, deep));
    return pages.map((shown) => ({ lasts: READING, draw: () => this.#draw(shown) }));
  }

  #draw(shown: Shown): void {
    this.#arrange(shown.text, shown.sides, shown.rows.length > 0);
    this.#part("arguments").replaceChildren(...shown.rows);
  }

  #build(statement: Statement | null, deep: boolean): Shown[] {
    // Once they were counted again, the arguments are over.
    const counted = statement?.after != null;
    this.#sides("before", statement?.before ?? null);
    this.#sides("after", statement?.after ?? null);
    const first = this.#part("first");
    first.hidden = !statement?.first || counted;
    if (statement?.first)
      first.textContent = fillTemplate(first.dataset.text ?? "{0}", this.#name(statement.first));
    const said = deep && counted ? [] : (statement?.arguments ?? []);
    const rows = said.map(({ side, text }) => this.#argument(side, text));
    const text = statement?.text ?? "";
    return (deep ? null : this.#together(text, rows)) ?? [...this.#stated(text), ...this.#argued(rows)];
  }

  /** All on one page, arguments in turn; null where a part of it would be cut. */
  #together(text: string, rows: HTMLElement[]): Shown[] | null {
    this.#arrange(true, true, rows.length > 0);
    write(this.#part("text"), text, SIZES);
    const place = this.#part("arguments");
    const pages = rows.length > 0 ? spread(place, rows) : [[]];
    const fits = pages.every((page) => {
      place.replaceChildren(...page);
      return !overflows(place) && !overflows(this.#part("said"));
    });
    return fits ? pages.map((page) => ({ text: true, sides: true, rows: page })) : null;
  }

  /** The statement with its sides, or before them. */
  #stated(text: string): Shown[] {
    this.#arrange(true, true, false);
    write(this.#part("text"), text, SIZES);
    if (!overflows(this.#part("said"))) return [{ text: true, sides: true, rows: [] }];
    this.#arrange(true, false, false);
    write(this.#part("text"), text, SIZES);
    return [
      { text: true, sides: false, rows: [] },
      { text: false, sides: true, rows: [] },
    ];
  }

  #argued(rows: HTMLElement[]): Shown[] {
    this.#arrange(false, false, rows.length > 0);
    return spread(this.#part("arguments"), rows).map((page) => ({ text: false, sides: false, rows: page }));
  }

  /** Each takes its room from the others. */
  #arrange(text: boolean, sides: boolean, argued: boolean): void {
    this.#part("said").hidden = !text;
    this.#part("sides").hidden = !sides;
    this.#part("argued").hidden = !argued;
    this.section.classList.toggle("is-argued", text && argued);
  }

  #sides(name: "before" | "after", sides: Sides | null): void {
    const row = this.#part(name);
    row.hidden = sides === null;
    for (const side of ["agree", "disagree"] as const) {
      const bar = row.querySelector<HTMLElement>(`[data-side="${side}"]`);
      if (!bar || !sides) continue;
      bar.style.flexGrow = String(sides[side]);
      bar.classList.toggle("is-nobody", sides[side] === 0);
      const count = bar.querySelector("[data-count-of]");
      if (count) count.textContent = formatNumber(sides[side]);
    }
  }

  #argument(side: Side, text: string): HTMLElement {
    const row = element("li", `statement__argument statement__argument--${side}`);
    row.append(
      element("span", "statement__side", this.#name(side)),
      element("span", "statement__said", text),
    );
    return row;
  }

  #name(side: Side): string {
    return (side === "agree" ? this.section.dataset.agree : this.section.dataset.disagree) ?? "";
  }

  #part(name: string): HTMLElement {
    return this.section.querySelector<HTMLElement>(`[data-part="${name}"]`) ?? this.section;
  }
}
