import { HubLink } from "./hub-link";
import { reportConnectionBack, reportConnectionLost } from "./network";
import {
  applyFrame,
  catchUp,
  type Frame,
  isTooOld,
  type Joined,
  type Step,
  type WallEvent,
} from "./sequence";
import { withTimeout } from "./with-timeout";

const WAKING = 2_000;

export type LiveState = "connecting" | "live" | "lost";

export interface WallHandlers {
  /** The events to show, each once and in order. */
  apply(events: WallEvent[]): void;
  /** Reads the whole page again and answers the sequence it stands at. */
  reset(): Promise<number>;
  state(state: LiveState): void;
  /** The server's time, at each connection. */
  time?(now: number): void;
}

/** Follows a wall: shows everything once, misses nothing, whatever the network does. */
export class LiveWall {
  readonly #link: HubLink;
  #last: number;
  #held: Frame[] | null = null;
  #turn = 0;

  constructor(
    private readonly section: HTMLElement,
    private readonly handlers: WallHandlers,
  ) {
    this.#last = Number(section.dataset.sequence ?? 0);
    const link = {
      opened: () => this.#join(),
      received: (frame: unknown) => this.#receive(frame as Frame),
      lost: (silently: boolean) => {
        reportConnectionLost(silently);
        this.handlers.state("lost");
      },
    };
    this.#link = new HubLink(section.dataset.hub ?? "/hubs/wall", link, section.dataset.stage !== undefined);
  }

  start(): void {
    this.handlers.state("connecting");
    window.addEventListener("online", () => this.#wake());
    window.addEventListener("pageshow", (event) => event.persisted && this.#wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.#wake());
    void this.#link.run();
  }

  /** The device slept, or changed networks: its socket may look open and be dead. */
  #wake(): void {
    if (this.#link.isOpen) withTimeout(WAKING, this.#join()).catch(() => this.#reopen());
    else this.#link.hurry();
  }

  #reopen(): void {
    this.#link.drop();
    // Once the link has noticed that it is dropped, and waits to come back.
    setTimeout(() => this.#link.hurry());
  }

  async #join(): Promise<void> {
    const turn = ++this.#turn;
    this.#held ??= [];
    let joined = await this.#ask();
    await reportConnectionBack();
    for (let tries = 0; isTooOld(this.#last, joined); tries++) {
      if (tries === 3) throw new Error("The page stays older than what can be replayed");
      this.#last = Math.max(this.#last, await this.handlers.reset());
      if (turn !== this.#turn) return;
      joined = await this.#ask();
    }
    // A later Join took over: it answers for this one.
    if (turn !== this.#turn) return;
    if (joined.now) this.handlers.time?.(Date.parse(joined.now));
    const held = this.#held;
    this.#held = null;
    this.#show(catchUp(this.#last, joined, held));
    this.handlers.state("live");
  }

  #ask(): Promise<Joined> {
    return this.#link.invoke<Joined>("Join", this.section.dataset.wall, this.#last);
  }

  #receive(frame: Frame): void {
    if (this.#held) this.#held.push(frame);
    else this.#show(applyFrame(this.#last, frame));
  }

  #show(step: Step): void {
    this.#last = step.last;
    this.section.dataset.sequence = String(step.last);
    if (step.events.length > 0) this.handlers.apply(step.events);
    if (step.gap) this.#join().catch(() => this.#link.drop());
  }
}
