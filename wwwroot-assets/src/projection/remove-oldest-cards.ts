import type { CardList } from "../shared/cards/card-list";
import type { Stage } from "../shared/live/stage";
import { rankedBySupport } from "./scenes/support-scene";

/**
 * As many as the server draws for a room (WallReader.CardsOnProjection), so that a screen that stays open for a day shows what
 * a fresh one does.
 */
const NEWEST = 300;
const SUPPORTED = 60;

/** Lets the oldest cards go, save those that many support or that the stage names; answers how many went. */
export function removeOldestCards(cards: CardList, stage: Stage | null): number {
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
    ...rankedBySupport(all, supportedKinds()).slice(0, SUPPORTED),
    ...all.filter((slot) => named.has(slot.dataset.id)),
  ]);
  const gone = all.filter((slot) => !kept.has(slot));
  for (const slot of gone) slot.remove();
  return gone.length;
}

/** Of which kinds the scene of the most supported shows contributions, as the page lists them. */
function supportedKinds(): string | undefined {
  return document.querySelector<HTMLElement>('[data-scene="support"]')?.dataset.kinds;
}
