/** What a button shows the moment it is pressed: the answer of the server has the last word. */
export function press(button: HTMLElement): void {
  button.dataset.sending = "true";
  if (button.ariaPressed === null) return;
  const choices =
    button.closest("form")?.querySelectorAll<HTMLButtonElement>(`button[name="disposition"]`) ?? [];
  const isChoice = [...choices].some((choice) => choice === button);
  for (const choice of isChoice ? choices : []) choice.ariaPressed = "false";
  button.ariaPressed = isChoice || button.ariaPressed !== "true" ? "true" : "false";
}

export function release(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-sending]")) delete button.dataset.sending;
}
