/** The server's sign of life comes at least every five seconds. */
const STALE_AFTER = 12_000;
/** Back on a page that was hidden, the next sign is due within this time. */
const GRACE = 4_000;
/** A clock that jumps this far has slept; so has what it was counting. */
const NAP = 5_000;
/** A beat this recent needs no successor yet. */
const RECENT = 6_500;

/** Decides from the times alone whether what the desk shows may be trusted. All times in milliseconds. */
export class Heartbeat {
  #checkedAt: number;
  #wokeAt = Number.NEGATIVE_INFINITY;

  constructor(private lastAt: number) {
    this.#checkedAt = lastAt;
  }

  heard(now: number): void {
    this.lastAt = now;
  }

  woke(now: number): void {
    this.#wokeAt = now;
    this.#checkedAt = now;
  }

  isStale(now: number): boolean {
    if (now - this.#checkedAt > NAP) this.#wokeAt = now;
    this.#checkedAt = now;
    const silence = now - this.lastAt;
    const sinceWaking = now - this.#wokeAt;
    if (sinceWaking < GRACE) return false;
    const missedAfterWaking = this.lastAt < this.#wokeAt && silence > RECENT;
    return silence > STALE_AFTER || missedAfterWaking;
  }
}
