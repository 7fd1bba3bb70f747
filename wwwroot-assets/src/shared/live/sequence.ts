import type { Stage } from "./stage";

/** What happened on a wall, as the hub tells it (contract, §4). */
export interface WallEvent {
  sequence: number;
  type: string;
  id?: string | null;
  html?: string | null;
  supports?: number | null;
  contribution?: { number: number; publishedAt: string } | null;
  stage?: Stage | null;
}

/** Several events that travel together; none when `from` is `to + 1`. */
export interface Frame {
  from: number;
  to: number;
  events: WallEvent[];
}

/** The answer to Join: what was missed, or a snapshot when that is too old to replay. */
export interface Joined {
  sequence: number;
  snapshot?: unknown[] | null;
  events?: WallEvent[] | null;
  /** The server's time, for screens whose clock is wrong. */
  now?: string | null;
}

/** Where the wall stands after a step, what to show for it, and whether something is missing. */
export interface Step {
  last: number;
  events: WallEvent[];
  gap: boolean;
}

/** A live frame: only the next event counts; what is known is ignored, a hole is a gap. */
export function applyFrame(last: number, frame: Frame): Step {
  const step: Step = { last, events: [], gap: false };
  for (const event of frame.events) {
    if (event.sequence <= step.last) continue;
    if (event.sequence !== step.last + 1) return { ...step, gap: true };
    step.events.push(event);
    step.last = event.sequence;
  }
  return { ...step, gap: frame.to > step.last };
}

/**
 * The answer to Join, then the frames that came while it was on its way. A replay leaves out what has
 * been removed since: its holes are not gaps, `sequence` says how far it goes.
 */
export function catchUp(last: number, joined: Joined, held: Frame[]): Step {
  const missed = (joined.events ?? []).filter((event) => event.sequence > last);
  const events = missed.sort((a, b) => a.sequence - b.sequence);
  let step: Step = { last: Math.max(last, joined.sequence), events, gap: false };
  for (const frame of held) {
    const next = applyFrame(step.last, frame);
    step = { last: next.last, events: [...step.events, ...next.events], gap: step.gap || next.gap };
  }
  return step;
}

/** Whether the wall must be read again whole: too old to replay, or a server that is behind us. */
export function isTooOld(last: number, joined: Joined): boolean {
  return joined.snapshot != null || joined.sequence < last;
}
