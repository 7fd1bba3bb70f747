const NEW_FOR = 20_000;

/** Gives a card the outline of what is new, for a while. */
export function markNew(slot: HTMLElement): void {
  outlineAsNew(slot, true);
  setTimeout(() => outlineAsNew(slot, false), NEW_FOR);
}

export function outlineAsNew(slot: HTMLElement, isNew: boolean): void {
  slot.classList.toggle("is-new", isNew);
  slot.querySelector(".contribution-card")?.classList.toggle("is-new", isNew);
}

export function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
