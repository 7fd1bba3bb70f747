import type { Side, Sides, Statement } from "../../shared/stage";
import { digits, fill } from "../../shared/words";
import { element, Memo, type Page, READING, type Scene, spread, type View } from "../scene";
import { write } from "./message";

const SIZES = [13, 11, 9.5, 8.2, 7.2, 6.4, 5.6];

/** A statement of the moving debate: its sides before and after, who speaks first, what was argued. */
export class StatementScene implements Scene {
  readonly #drawn = new Memo<HTMLElement[][]>();

  constructor(private readonly section: HTMLElement) {}

  pages({ stage, epoch }: View): Page[] {
    const statement = stage?.statement ?? null;
    const place = this.#part("arguments");
    const pages = this.#drawn.of(`${epoch} ${JSON.stringify(statement)}`, () => this.#build(statement));
    if (pages.length === 0) return [{ lasts: READING, draw: () => place.replaceChildren() }];
    return pages.map((rows) => ({ lasts: READING, draw: () => place.replaceChildren(...rows) }));
  }

  #build(statement: Statement | null): HTMLElement[][] {
    const said = statement?.arguments ?? [];
    this.section.classList.toggle("is-argued", said.length > 0);
    this.#sides("before", statement?.before ?? null);
    this.#sides("after", statement?.after ?? null);
    const first = this.#part("first");
    // Once they were counted again, the arguments are over.
    first.hidden = !statement?.first || statement.after !== null;
    if (statement?.first) first.textContent = fill(first.dataset.text ?? "{0}", this.#name(statement.first));
    this.#part("argued").hidden = said.length === 0;
    write(this.#part("text"), statement?.text ?? "", SIZES);
    return spread(
      this.#part("arguments"),
      said.map(({ side, text }) => this.#argument(side, text)),
    );
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
      if (count) count.textContent = digits(sides[side]);
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
