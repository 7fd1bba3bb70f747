/** What a button shows the moment it is pressed: the answer of the server has the last word. */
export function showPressed(button: HTMLElement): void {
  button.dataset.sending = "true";
  if (button.ariaPressed === null) return;
  const choices = [
    ...(button.closest("form")?.querySelectorAll<HTMLElement>("button[name=disposition]") ?? []),
  ];
  const isChoice = choices.includes(button);
  const pressed = isChoice || button.ariaPressed !== "true";
  for (const choice of choices) show(choice, false);
  show(button, pressed);
}

/** Nothing came of it: every button shows again what it did. */
export function undoPressed(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-was]")) {
    button.ariaPressed = button.dataset.was ?? null;
  }
  clearPressed(root);
}

export function clearPressed(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-sending], [data-was]")) {
    delete button.dataset.sending;
    delete button.dataset.was;
  }
}

function show(button: HTMLElement, pressed: boolean): void {
  button.dataset.was ??= button.ariaPressed ?? "false";
  button.ariaPressed = String(pressed);
}
