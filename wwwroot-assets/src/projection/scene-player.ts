import type { CardList } from "../shared/cards/card-list";
import { markNew, prefersReducedMotion } from "../shared/cards/new-card";
import type { ServerClock } from "../shared/live/server-clock";
import { isLetIn, type Layout, type Stage, stageOf } from "../shared/live/stage";
import { pageAt } from "./current-page";
import { letterSizeFor } from "./letter-size";
import { removeOldestCards } from "./remove-oldest-cards";
import type { Page, Scene, View } from "./scene";

/** The time the style sheet has to make the old page fade (.is-turning). */
const FADE = 400;

/** What the room sees: the scene the mediator chose, at the page that is due. Everything follows from the log and the clock. */
export class ScenePlayer {
  #stage: Stage | null;
  #older: number;
  #epoch = 0;
  #drawn = "";
  #paused = false;
  #due: ReturnType<typeof setTimeout> | undefined;
  #fading: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly section: HTMLElement,
    private readonly main: HTMLElement,
    private readonly cards: CardList,
    private readonly scenes: Record<Layout, Scene>,
    private readonly clock: ServerClock,
  ) {
    this.#stage = stageOf(section);
    this.#older = Number(section.dataset.older ?? 0);
  }

  /** The contributions that the stage names and this page does not have. */
  get isMissing(): boolean {
    const { now = null, next = [], answered = [], pinned = [] } = this.#stage ?? {};
    return [...next, ...answered, ...pinned, ...(now ? [now] : [])].some((id) => !this.cards.find(id));
  }

  direct(stage: Stage): void {
    this.#stage = stage;
    this.section.dataset.stage = JSON.stringify(stage);
  }

  /** After the page was read again. */
  adopt(): void {
    this.#stage = stageOf(this.section);
    this.#older = Number(this.section.dataset.older ?? 0);
  }

  /** The screen or its letters have changed. */
  resize(): void {
    this.#epoch++;
    this.update();
  }

  /** Shows things as they are now. */
  update(): void {
    clearTimeout(this.#fading);
    this.main.classList.remove("is-turning");
    this.#older += removeOldestCards(this.cards, this.#stage);
    this.section.dataset.older = String(this.#older);
    this.#show(this.#letIn());
  }

  togglePause(): void {
    this.#paused = !this.#paused;
    document.documentElement.classList.toggle("is-paused", this.#paused);
    this.update();
  }

  #show(cards: HTMLLIElement[]): void {
    const layout = this.#stage?.layout ?? "mosaic";
    this.#applyLayout(layout);
    const empty = this.section.querySelector<HTMLElement>("[data-empty]");
    if (empty) empty.hidden = cards.length > 0;
    // Behind the curtain nothing has a size, and none is to be remembered.
    clearTimeout(this.#due);
    if (this.#stage?.curtain) return;
    this.#nothing(layout, false);
    const view: View = { cards, older: this.#older, stage: this.#stage, epoch: this.#epoch };
    const pages = this.scenes[layout].pages(view);
    const turn = pageAt(
      this.clock.now() - this.#begun(cards),
      pages.map(({ lasts }) => lasts),
    );
    if (pages.length === 0) this.#nothing(layout, true);
    pages[turn.page]?.draw();
    document.documentElement.dataset.page = `${turn.page + 1}/${pages.length}`;
    this.#wait(turn.left, pages);
  }

  /** A scene that has nothing to show says what will come; not while it measures, for that takes the place of what it shows. */
  #nothing(layout: Layout, isEmpty: boolean): void {
    const part = this.main.querySelector<HTMLElement>(`[data-scene="${layout}"]`);
    const none = part?.querySelector<HTMLElement>("[data-none]");
    if (none) none.hidden = !isEmpty;
    if (isEmpty) part?.querySelector("[data-place]")?.replaceChildren();
  }

  /** Arrivals, and the mediator who shows something else, bring the first page back. */
  #begun(cards: HTMLLIElement[]): number {
    const times = [...cards.map((slot) => slot.dataset.at ?? ""), this.#stage?.since ?? ""];
    return Math.max(0, ...times.map(Date.parse).filter(Number.isFinite));
  }

  #wait(left: number, pages: Page[]): void {
    if (this.#paused || pages.length < 2) return;
    this.#due = setTimeout(() => this.#turn(), Math.max(50, left));
  }

  #turn(): void {
    if (!prefersReducedMotion()) this.main.classList.add("is-turning");
    this.#fading = setTimeout(() => this.update(), prefersReducedMotion() ? 0 : FADE);
  }

  /** What the style sheet needs to know. */
  #applyLayout(layout: Layout): void {
    const { body, documentElement } = document;
    const { curtain = false, depth = null } = this.#stage ?? {};
    if (this.#stage) documentElement.style.setProperty("--depth", String(depth ?? 10));
    body.dataset.layout = layout;
    body.dataset.curtain = String(curtain);
    body.dataset.letters = letterSizeFor(this.#stage);
    body.dataset.open = String(this.#stage?.open ?? true);
    for (const scene of this.main.querySelectorAll<HTMLElement>("[data-scene]"))
      scene.hidden = scene.dataset.scene !== layout;
    const drawn = `${layout} ${this.#stage?.now} ${this.#stage?.page} ${this.#stage?.statement?.text} ${this.#stage?.message}`;
    // What the mediator changes is there at once, and comes up from the paper.
    if (this.#drawn && drawn !== this.#drawn && layout !== "mosaic") this.#comeUp();
    this.#drawn = drawn;
  }

  #comeUp(): void {
    if (prefersReducedMotion()) return;
    for (const animation of this.main.getAnimations()) animation.cancel();
    this.main.animate([{ opacity: 0.2 }, { opacity: 1 }], { duration: 260, easing: "ease-out" });
  }

  /** Those that the room may see; one that was held back is new when it is let in. */
  #letIn(): HTMLLIElement[] {
    return this.cards.all().filter((slot) => {
      const letIn = isLetIn(slot, this.#stage);
      if (letIn && slot.dataset.held) markNew(slot);
      if (letIn) delete slot.dataset.held;
      else slot.dataset.held = "true";
      if (!letIn) slot.hidden = true;
      return letIn;
    });
  }
}
