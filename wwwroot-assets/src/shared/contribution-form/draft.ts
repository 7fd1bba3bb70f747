import { controls, currentValue } from "./fields";

const FIELDS = ["text", "signature"];

/**
 * What is being written, kept until it is sent: a phone forgets pages easily. For this tab; `lasting`, for one's own
 * phone, so that it survives the tab too, with the key it may already have been sent under.
 */
export class Draft {
  readonly #key: string;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly lasting = false,
  ) {
    this.#key = `draft:${form.dataset.contribute || form.dataset.wall || location.pathname}`;
    if (form.dataset.draft === "off") return;
    this.#restore();
    form.addEventListener("input", () => this.#keep());
    form.addEventListener("change", () => this.#keep());
  }

  forget(): void {
    this.#storage((kept) => kept.removeItem(this.#key));
  }

  #keep(): void {
    const values = Object.fromEntries(
      ["kind", ...FIELDS, ...(this.lasting ? ["key"] : [])].map((name) => [
        name,
        currentValue(this.form, name),
      ]),
    );
    this.#storage((kept) => kept.setItem(this.#key, JSON.stringify(values)));
  }

  /** Never over what the server brought: it knows better. */
  #restore(): void {
    const kept = this.#storage((storage) => JSON.parse(storage.getItem(this.#key) ?? "{}"));
    const values: Record<string, string> = kept ?? {};
    const isEmpty = FIELDS.every((name) => currentValue(this.form, name) === "");
    if (!isEmpty || !FIELDS.some((name) => values[name])) return;
    for (const name of values.key ? [...FIELDS, "key"] : FIELDS) {
      for (const control of controls(this.form, name)) control.value = values[name] ?? "";
    }
    const kind = controls(this.form, "kind").find((radio) => radio.value === values.kind);
    if (kind) kind.checked = true;
  }

  /** A browser may refuse storage altogether; the draft is then simply not kept. */
  #storage<T>(use: (kept: Storage) => T): T | null {
    try {
      return use(this.lasting ? localStorage : sessionStorage);
    } catch {
      return null;
    }
  }
}
