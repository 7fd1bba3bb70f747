const TYPED_IN = "textarea, select, input:not([type=hidden], [type=radio])";
/** What one goes on writing in while the last text is on its way. */
const TYPED_ON = "textarea[id], input[id]:not([type=hidden], [type=radio], [type=checkbox], [type=number])";

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * The parts of a private screen (data-part), drawn by the server alone: a page fetched anew brings those that changed. What somebody is
 * writing is left alone, what is unfolded stays so, and whoever was on a button stays on it.
 */
export class PageParts {
  readonly #drawn = new Map<string, string>();
  readonly #sent = new WeakMap<TextField, string>();

  constructor(private readonly root: HTMLElement) {
    for (const part of partsOf(root)) this.#drawn.set(partNameOf(part), drawing(part));
  }

  /** @param sent Forms that were sent: what was written in them is taken care of. */
  adopt(page: ParentNode, sent: ReadonlySet<string> = new Set()): void {
    for (const fresh of partsOf(page)) {
      const name = partNameOf(fresh);
      const html = drawing(fresh);
      const current = this.root.querySelector<HTMLElement>(`[data-part="${CSS.escape(name)}"]`);
      if (!current || (html === this.#drawn.get(name) && !sent.has(name))) continue;
      if (!sent.has(name) && isBeingWritten(current)) continue;
      const since = this.#typedSince(current);
      exchange(current, document.importNode(fresh, true));
      for (const [id, text] of since) write(id, text);
      this.#drawn.set(name, html);
    }
  }

  /** A form leaves: what is typed from now on in its fields is for the next one. */
  send(form: HTMLFormElement): void {
    for (const field of form.querySelectorAll<TextField>(TYPED_ON)) this.#sent.set(field, field.value);
  }

  #typedSince(part: HTMLElement): [string, string][] {
    return [...part.querySelectorAll<TextField>(TYPED_ON)]
      .filter((field) => this.#sent.has(field) && field.value !== this.#sent.get(field))
      .map((field) => [field.id, field.value]);
  }
}

function write(id: string, text: string): void {
  const field = document.getElementById(id) as TextField | null;
  if (field) field.value = text;
}

function partsOf(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-part]")];
}

/** The name of the part that something is in. */
export function partNameOf(inside: Element): string {
  return inside.closest<HTMLElement>("[data-part]")?.dataset.part ?? "";
}

/** As the server drew it, but for what it draws anew each time: the keys that make a form count once. */
function drawing(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const once of copy.querySelectorAll("[data-once]")) once.removeAttribute("value");
  return copy.outerHTML;
}

function isBeingWritten(part: HTMLElement): boolean {
  const active = document.activeElement;
  return [...part.querySelectorAll<HTMLInputElement>(TYPED_IN)].some(
    (field) =>
      (field === active && field.matches("textarea, input:not([type=checkbox])")) || isChanged(field),
  );
}

function isChanged(field: HTMLInputElement | HTMLSelectElement): boolean {
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some(
      (option) => option.selected !== option.defaultSelected && option.value !== "",
    );
  }
  return field.type === "checkbox"
    ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue;
}

function exchange(old: HTMLElement, fresh: HTMLElement): void {
  const hadFocus = old.contains(document.activeElement);
  const focused = document.activeElement?.id ?? "";
  for (const open of old.querySelectorAll<HTMLDetailsElement>("details[open][id]")) {
    const same = fresh.querySelector<HTMLDetailsElement>(`details#${CSS.escape(open.id)}`);
    if (same) same.open = true;
  }
  old.replaceWith(fresh);
  if (!hadFocus) return;
  const same = focused ? document.getElementById(focused) : null;
  same?.focus({ preventScroll: true });
  if (document.activeElement === same && same) return;
  // The button is gone, or does nothing any more: one goes on from the part it was in.
  fresh.tabIndex = -1;
  fresh.focus({ preventScroll: true });
}
