import { prefersStillness } from "../shared/newness";
import type { Stage } from "./stage";

const PAGE = 15_000;
const TEXT = 12_000;
/** The time the style sheet has to make the old page fade (.is-turning). */
const FADE = 400;

/** Turns the pages of the projector, calmly; any arrival brings the newest back. */
export class Rotation {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #paused = false;

  constructor(
    private readonly stage: Stage,
    private readonly list: HTMLElement,
  ) {
    this.#restart();
  }

  /** While the mediator holds an older page, what arrives waits for them. */
  arrived(slots: HTMLElement[]): void {
    if (this.#paused && !this.stage.isFront) this.stage.skip(slots);
    if (this.#paused || this.stage.isFront) this.stage.refresh();
    else this.stage.front();
    this.#restart();
  }

  togglePause(): void {
    this.#paused = !this.#paused;
    document.documentElement.classList.toggle("is-paused", this.#paused);
    this.#restart();
  }

  #restart(): void {
    clearTimeout(this.#timer);
    this.list.classList.remove("is-turning");
    if (!this.#paused) this.#timer = setTimeout(() => this.#turn(), this.stage.text ? TEXT : PAGE);
  }

  #turn(): void {
    if (this.stage.text?.turn()) this.#restart();
    else if (this.stage.hasNext) this.#fade();
    else {
      this.stage.text?.restart();
      this.#restart();
    }
  }

  #fade(): void {
    if (!prefersStillness()) this.list.classList.add("is-turning");
    this.#timer = setTimeout(() => {
      this.stage.next();
      this.#restart();
    }, FADE);
  }
}
