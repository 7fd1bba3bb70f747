import { LargeCard } from "../large-card";
import { isOfKinds, Memo, type Page, pick, READING, type Scene, type View } from "../scene";

/** More than a room looks at before the first comes back. */
const AT_MOST = 40;

/** One contribution at a time, large: the one that is put up, else those that are pinned and the newest, in turn. */
export class OneCardScene implements Scene {
  readonly #memos = new Map<string, Memo<LargeCard>>();

  constructor(
    private readonly place: HTMLElement,
    /** Only those of these kinds, whatever is put up. */
    private readonly kinds?: string,
  ) {}

  pages({ cards, stage, epoch }: View): Page[] {
    const [up] = this.kinds ? [] : pick(cards, stage?.now ? [stage.now] : []);
    if (up)
      return [{ lasts: READING, draw: () => this.#large(up, epoch).show(this.place, stage?.page ?? 0) }];
    const slots = this.#inTurn(cards, stage?.pinned ?? []);
    this.#forget(slots);
    return slots.flatMap((slot) => {
      const large = this.#large(slot, epoch);
      return Array.from({ length: large.length }, (_, page) => ({
        lasts: READING,
        draw: () => large.show(this.place, page),
      }));
    });
  }

  #inTurn(cards: HTMLLIElement[], pinned: string[]): HTMLLIElement[] {
    const shown = this.kinds ? cards.filter((slot) => isOfKinds(slot, this.kinds)) : cards;
    const first = pick(shown, pinned);
    return [...first, ...shown.filter((slot) => !first.includes(slot))].slice(0, AT_MOST);
  }

  #large(slot: HTMLElement, epoch: number): LargeCard {
    const id = slot.dataset.id ?? "";
    const memo = this.#memos.get(id) ?? new Memo<LargeCard>();
    this.#memos.set(id, memo);
    return memo.of(`${epoch} ${slot.firstElementChild?.outerHTML}`, () => new LargeCard(slot, this.place));
  }

  #forget(slots: HTMLElement[]): void {
    const kept = new Set(slots.map((slot) => slot.dataset.id));
    for (const id of this.#memos.keys()) if (!kept.has(id)) this.#memos.delete(id);
  }
}
