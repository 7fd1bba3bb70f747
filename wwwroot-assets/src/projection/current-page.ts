/** The page that is due, and how long it stays. */
export interface Turn {
  page: number;
  /** In milliseconds; for ever when nothing follows. */
  left: number;
}

/**
 * Where one is in pages that follow each other round and round, each for its time. From the time that has passed alone: screens that were
 * opened at different times turn together.
 */
export function pageAt(elapsed: number, lasts: number[]): Turn {
  const round = lasts.reduce((sum, time) => sum + time, 0);
  if (lasts.length < 2 || round <= 0) return { page: 0, left: Number.POSITIVE_INFINITY };
  let rest = Math.max(0, elapsed) % round;
  for (const [page, time] of lasts.entries()) {
    if (rest < time) return { page, left: time - rest };
    rest -= time;
  }
  return { page: 0, left: lasts[0] ?? round };
}
