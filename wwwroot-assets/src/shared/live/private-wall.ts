import { Announcer } from "../announcer";
import type { PageParts } from "../page-parts";
import { ConnectionSign } from "./connection-sign";
import { fetchPage } from "./fetch-page";
import { LiveWall } from "./live-wall";
import { onNetworkBack } from "./network";
import type { WallEvent } from "./sequence";
import { ServerClock } from "./server-clock";

/** Supports come by the dozen: they are looked at now and then. */
const SUPPORTS = 2_500;
/** What no event tells: how many wait for a moderator, and whether this device still may. */
const ANYWAY = 20_000;

/** A private screen of a debate: the public log says that something happened, and it reads its own page again with its cookie. */
export class PrivateWall {
  /** Of the server. */
  readonly clock = new ServerClock();
  readonly #wall: LiveWall;
  #seen = 0;
  #reading: Promise<number> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = Number.POSITIVE_INFINITY;

  /**
   * @param address Of the page, as it is to be read now.
   * @param isBusy Whether what was read would undo what is being sent.
   */
  constructor(
    section: HTMLElement,
    private readonly parts: PageParts,
    private readonly address: () => string,
    private readonly isBusy: () => boolean,
    private readonly changed: () => void = () => {},
  ) {
    const sign = new ConnectionSign(
      section,
      new Announcer(section.querySelector("[data-announce]"), () => ""),
    );
    this.#wall = new LiveWall(section, {
      state: (state) => sign.show(state),
      apply: (events) => this.#apply(events),
      reset: () => this.read(),
      time: (now) => this.clock.set(now),
    });
  }

  start(): void {
    this.#wall.start();
    document.addEventListener("visibilitychange", () => document.hidden || this.soon());
    onNetworkBack(() => this.soon());
    setInterval(() => document.hidden || this.soon(), ANYWAY);
  }

  /** Reads the page again, after so many milliseconds at most. */
  soon(wait = 0): void {
    const due = performance.now() + wait;
    if (due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#due = Number.POSITIVE_INFINITY;
      // Without a network the sign says so, and the next Join brings what was missed.
      this.read().catch(() => {});
    }, wait);
  }

  /** Answers the number that the page stands at. One after the other: an older page never takes the place of a newer one. */
  read(): Promise<number> {
    const next = (this.#reading ?? Promise.resolve(0))
      .catch(() => 0)
      .then(async () => this.show(await fetchPage(this.address())));
    this.#reading = next;
    return next;
  }

  /** Takes a page that came, from wherever. */
  show(page: Document, sent?: ReadonlySet<string>): number {
    const fresh = page.querySelector<HTMLElement>("main[data-wall]");
    if (!fresh) {
      // The debate is over, or this device is paired no more: the page says it better.
      location.replace(this.address());
      return this.#seen;
    }
    const sequence = Number(fresh.dataset.sequence ?? 0);
    if (this.isBusy() || sequence < this.#seen) return sequence;
    this.#seen = sequence;
    this.parts.adopt(fresh, sent);
    this.changed();
    return sequence;
  }

  #apply(events: WallEvent[]): void {
    const news = events.filter((event) => event.sequence > this.#seen);
    if (news.length > 0) this.soon(news.every(({ type }) => type === "supported") ? SUPPORTS : 0);
  }
}
