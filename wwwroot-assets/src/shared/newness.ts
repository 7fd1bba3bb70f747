const NEW_FOR = 20_000;

/** Gives a card the outline of what is new, for a while. */
export function markNew(slot: HTMLElement): void {
  outline(slot, true);
  setTimeout(() => outline(slot, false), NEW_FOR);
}

export function outline(slot: HTMLElement, isNew: boolean): void {
  slot.classList.toggle("is-new", isNew);
  slot.querySelector(".contribution-card")?.classList.toggle("is-new", isNew);
}

export function prefersStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
