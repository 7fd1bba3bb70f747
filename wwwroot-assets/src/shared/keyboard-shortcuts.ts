const TYPED_IN = "textarea, select, [contenteditable]:not([contenteditable=false]), input";
const NOT_TYPED_IN = "input:is([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset])";

/**
 * One key, one button: data-key="a" is clicked by A, as long as it can be seen and used; what is written in, is gone to.
 * @param within Where the buttons are; data-keys="off" there silences them.
 */
export function listenToShortcuts(within: string): void {
  document.addEventListener("keydown", (event) => {
    // Held down, a key would decide of the next contributions unread.
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (isTyping(event.target) || (event.key === "Enter" && isPressed(event.target))) return;
    const button = buttonFor(within, keyOf(event));
    if (!button) return;
    event.preventDefault();
    if (isTyping(button)) button.focus();
    else button.click();
  });
}

/** Digits by their place: on a French keyboard the key of 1 says "&". */
function keyOf(event: KeyboardEvent): string {
  return /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? event.key.toLowerCase();
}

function buttonFor(within: string, key: string): HTMLElement | undefined {
  const desk = document.querySelector<HTMLElement>(within);
  if (!desk || desk.dataset.keys === "off") return undefined;
  const open = document.querySelector<HTMLElement>("dialog:modal");
  const buttons = desk.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  return [...buttons].find((button) => isUsable(button) && (!open || open.contains(button)));
}

function isUsable(button: HTMLElement): boolean {
  if (button.matches(":disabled, [aria-disabled=true]") || button.closest("[inert]")) return false;
  return button.getClientRects().length > 0;
}

/** Enter belongs to what has the focus. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, summary") !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_IN) !== null && !target.matches(NOT_TYPED_IN);
}
