import { controls, currentValue } from "./fields";

const FIELDS = ["text", "signature"];

/** What is being written, kept for this tab until it is sent: a phone forgets pages easily. */
export class Draft {
  readonly #key: string;

  constructor(private readonly form: HTMLFormElement) {
    this.#key = `draft:${form.dataset.contribute || form.dataset.wall || location.pathname}`;
    if (form.dataset.draft === "off") return;
    this.#restore();
    form.addEventListener("input", () => this.#keep());
    form.addEventListener("change", () => this.#keep());
  }

  forget(): void {
    storage((session) => session.removeItem(this.#key));
  }

  #keep(): void {
    const values = Object.fromEntries(
      ["kind", ...FIELDS].map((name) => [name, currentValue(this.form, name)]),
    );
    storage((session) => session.setItem(this.#key, JSON.stringify(values)));
  }

  /** Never over what the server brought: it knows better. */
  #restore(): void {
    const kept = storage((session) => JSON.parse(session.getItem(this.#key) ?? "{}"));
    const values: Record<string, string> = kept ?? {};
    const isEmpty = FIELDS.every((name) => currentValue(this.form, name) === "");
    if (!isEmpty || !FIELDS.some((name) => values[name])) return;
    for (const name of FIELDS) {
      for (const control of controls(this.form, name)) control.value = values[name] ?? "";
    }
    const kind = controls(this.form, "kind").find((radio) => radio.value === values.kind);
    if (kind) kind.checked = true;
  }
}

/** A browser may refuse storage altogether; the draft is then simply not kept. */
function storage<T>(use: (session: Storage) => T): T | null {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}
