import type { Announcer } from "../shared/announcer";
import { fetchAgainWhenBack, onNetworkBack } from "../shared/live/network";
import type { WallEvent } from "../shared/live/sequence";
import { StoredValue } from "../shared/stored-value";
import { fillTemplate } from "../shared/text/format";

const OFTEN = 5_000;
const SELDOM = 20_000;
const MOST = 50;

/** What was sent from this phone. */
export interface Sent {
  code: string;
  text: string;
  /** Not known of what was sent before it was kept here. */
  kind?: string | undefined;
}

interface Known extends Sent {
  id?: string | undefined;
  status?: string | undefined;
  reason?: string | null | undefined;
  /** The site knows nothing of it any more. */
  gone?: boolean;
}

/** "Mes contributions": their codes at hand, where each stands, on this phone alone until one forgets them. */
export class MyContributions {
  readonly #kept: StoredValue<Known[]>;
  readonly #section: HTMLElement | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly page: HTMLElement,
    private readonly announcer: Announcer,
  ) {
    this.#kept = new StoredValue<Known[]>(`mes-contributions:${page.dataset.debate}`, []);
    this.#section = page.querySelector<HTMLElement>("[data-mine]");
    this.#section
      ?.querySelector("[data-mine-forget-all]")
      ?.addEventListener("click", () => this.#forget(() => true));
    document.addEventListener("visibilitychange", () => void this.#look());
    onNetworkBack(() => void this.#look());
    this.#draw();
    void this.#look();
  }

  add(sent: Sent): void {
    this.#kept.value = [{ ...sent, status: "waiting" }, ...this.#kept.value].slice(0, MOST);
    this.#draw();
    this.#section?.focus();
    this.announcer.say(fillTemplate(this.#words.sent ?? "", sent.code));
    void this.#look();
  }

  /** Something happened to one of them: no need to wait for the next look. */
  follow(events: WallEvent[]): void {
    const known = new Set(this.#kept.value.map(({ id }) => id));
    if (events.some(({ id, type }) => id && type !== "supported" && known.has(id))) void this.#look();
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    // No network: we simply look again later.
    for (const { code } of this.#kept.value.filter(({ gone }) => !gone))
      await this.#ask(code).catch(() => {});
    const left = this.#kept.value.filter(({ gone }) => !gone);
    const waits = left.some(({ status }) => status === "waiting");
    clearTimeout(this.#timer);
    if (left.length > 0) this.#timer = setTimeout(() => void this.#look(), waits ? OFTEN : SELDOM);
  }

  async #ask(code: string): Promise<void> {
    const response = await fetchAgainWhenBack(`/api/v1/receipts/${code}`, {}, 8_000);
    if (response.status === 404) this.#change(code, { gone: true });
    if (!response.ok) return;
    const { id, status, reason } = (await response.json()) as Known;
    const before = this.#kept.value.find((known) => known.code === code);
    if (!before || (before.status === status && before.id === id)) return;
    this.#change(code, { id, status, reason });
    if (before.status === status) return;
    this.#draw();
    this.announcer.say(`${this.#words[status ?? ""] ?? ""} ${before.text}`);
  }

  #change(code: string, change: Partial<Known>): void {
    this.#kept.value = this.#kept.value.map((known) =>
      known.code === code ? { ...known, ...change } : known,
    );
  }

  #draw(): void {
    const list = this.#section?.querySelector("[data-mine-list]");
    const template = this.#section?.querySelector<HTMLTemplateElement>("[data-mine-template]");
    if (!this.#section || !list || !template) return;
    list.replaceChildren(...this.#kept.value.map((known) => this.#item(known, template)));
    this.#section.hidden = list.childElementCount === 0;
    const all = this.#section.querySelector<HTMLElement>("[data-mine-forget-all]");
    if (all) all.hidden = list.childElementCount < 2;
  }

  #item(known: Known, template: HTMLTemplateElement): DocumentFragment {
    const item = document.importNode(template.content, true);
    const part = (name: string) => item.querySelector<HTMLElement>(`[data-mine-${name}]`);
    const say = (name: string, text: string) => part(name)?.replaceChildren(text);
    part("status")?.setAttribute("data-status", known.status ?? "waiting");
    say("status", this.#words[known.status ?? "waiting"] ?? "");
    say("text", known.text || (this.#table("kinds")[known.kind ?? ""] ?? "…"));
    say("code", known.code);
    say("about", ` (${known.code})`);
    part("code")?.setAttribute("href", `${this.page.dataset.receipts}/${known.code}`);
    const reason = known.reason && this.#table("reasons")[known.reason];
    if (reason) say("reason", reason);
    part("reason")?.toggleAttribute("hidden", !reason);
    part("forget")?.addEventListener("click", () => this.#forget(({ code }) => code === known.code));
    return item;
  }

  #table(name: string): Record<string, string> {
    return JSON.parse(this.#words[name] ?? "{}") as Record<string, string>;
  }

  #forget(which: (known: Known) => boolean): void {
    this.#kept.value = this.#kept.value.filter((known) => !which(known));
    this.#draw();
    this.#section?.focus();
  }

  get #words(): DOMStringMap {
    return this.#section?.querySelector<HTMLElement>("[data-mine-words]")?.dataset ?? {};
  }
}
