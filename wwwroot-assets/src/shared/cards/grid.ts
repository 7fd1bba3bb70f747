/** What the style sheet decides of the columns: --columns and --gap, and the width there is. */
export interface Grid {
  columns: number;
  gap: number;
  width: number;
  columnWidth: number;
}

export function readGrid(list: HTMLElement): Grid {
  // Through a real property, so that the browser turns any unit or clamp() into pixels.
  list.style.columnGap = "var(--gap, 1rem)";
  const style = getComputedStyle(list);
  const columns = Math.max(1, Math.round(Number.parseFloat(style.getPropertyValue("--columns"))) || 1);
  const gap = Number.parseFloat(style.columnGap) || 0;
  const width = list.clientWidth;
  return { columns, gap, width, columnWidth: (width - gap * (columns - 1)) / columns };
}

/** Takes the list over from the style sheet: from now on its cards are placed one by one. */
export function takeOverLayout(list: HTMLElement): void {
  list.style.position = "relative";
  list.style.columns = "auto";
  list.classList.add("is-laid-out");
}

/** Sets the width, without which no height means anything. */
export function setWidth(slot: HTMLElement, width: number): void {
  slot.style.position = "absolute";
  slot.style.insetBlockStart = "0";
  slot.style.insetInlineStart = "0";
  slot.style.inlineSize = `${width}px`;
}

export function moveTo(slot: HTMLElement, x: number, y: number): void {
  slot.style.transform = `translate(${x}px, ${y}px)`;
}

/** Lets `work` place cards without any transition. */
export function withoutTransition(slots: HTMLElement[], work: () => void): void {
  for (const slot of slots) slot.style.transition = "none";
  work();
  // Reading a size makes the browser take the new places in before transitions are back.
  void slots[0]?.offsetHeight;
  for (const slot of slots) slot.style.transition = "";
}
