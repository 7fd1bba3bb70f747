import type { Cards } from "../shared/cards";
import type { Stage } from "../shared/stage";
import { ranked } from "./scenes/support";

/**
 * As many as the server draws for a room (WallReader.CardsInARoom), so that a screen that stays open for a day shows what
 * a fresh one does.
 */
const NEWEST = 300;
const SUPPORTED = 60;

/** Lets the oldest cards go, save those that many support or that the stage names; answers how many went. */
export function letOldGo(cards: Cards, stage: Stage | null): number {
  const all = cards.all();
  if (all.length <= NEWEST) return 0;
  const named = new Set([
    stage?.now,
    ...(stage?.next ?? []),
    ...(stage?.answered ?? []),
    ...(stage?.pinned ?? []),
    ...(stage?.hidden ?? []),
  ]);
  const kept = new Set([
    ...all.slice(0, NEWEST),
    ...ranked(all).slice(0, SUPPORTED),
    ...all.filter((slot) => named.has(slot.dataset.id)),
  ]);
  const gone = all.filter((slot) => !kept.has(slot));
  for (const slot of gone) slot.remove();
  return gone.length;
}
