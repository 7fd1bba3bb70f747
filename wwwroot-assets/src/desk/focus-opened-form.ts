/**
 * A form that opens takes the focus here and at once: asked for by the server it would come late, and out of a field
 * one already types in.
 */
export function focusOpenedForm(): void {
  const met = new WeakSet<Element>();
  new MutationObserver(() => {
    const opened = document.querySelector<HTMLElement>("[data-takes-focus]");
    if (!opened || met.has(opened)) return;
    met.add(opened);
    opened.focus();
  }).observe(document.body, { childList: true, subtree: true });

  // "Another reason" has to be said: whoever chooses it by its key goes on typing.
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.matches("[data-takes-focus] [name=reason][value=other]"))
      document.querySelector<HTMLElement>("#note")?.focus();
  });
}
