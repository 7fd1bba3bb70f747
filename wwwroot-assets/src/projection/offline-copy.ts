import { CardList } from "../shared/cards/card-list";
import type { WallEvent } from "../shared/live/sequence";
import { isLetIn, stageOf } from "../shared/live/stage";
import { removeOldestCards } from "./remove-oldest-cards";

/** Where the worker of the projection (service-worker.ts) looks when the network is down. */
const STORE = "qsec2-projection";
const A_MOMENT = 1_000;

/**
 * The wall as the server draws it, kept in this browser as it lives: a projector that is reloaded without a network still shows it.
 * What leaves the wall leaves the copy, its picture with it.
 */
export class OfflineCopy {
  /** As it came, before anything changed it; a page from the worker may be an old one. */
  #drawn = navigator.serviceWorker.controller ? null : (document.cloneNode(true) as Document);
  #page: Document | null = null;
  #headers = new Headers();
  #cards: CardList | null = null;
  #events: WallEvent[] = [];
  #saving: ReturnType<typeof setTimeout> | undefined;

  static start(): OfflineCopy | null {
    // Inside another page it is only a picture of a projection.
    if (!("serviceWorker" in navigator) || !("caches" in window) || window.top !== window) return null;
    navigator.serviceWorker.register("/sw.js", { scope: location.pathname }).catch(() => {});
    return new OfflineCopy();
  }

  /** Begins, if it has not, from the page that came; it is not asked for twice. Until then events are kept. */
  async begin(): Promise<void> {
    if (!this.#page) await this.#beginFrom(this.#drawn);
  }

  /** Begins again from the page as the server draws it now. */
  async renew(): Promise<void> {
    await this.#beginFrom(null);
  }

  async #beginFrom(drawn: Document | null): Promise<void> {
    this.#page = null;
    this.#drawn = null;
    const method = drawn ? "HEAD" : "GET";
    const answer = await fetch(location.href, { method, cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return;
    const page = drawn ?? new DOMParser().parseFromString(await answer.text(), "text/html");
    const section = page.getElementById("wall");
    if (!section) return;
    this.#headers = answer.headers;
    this.#page = page;
    this.#cards = new CardList(section);
    this.apply([]);
  }

  apply(events: WallEvent[]): void {
    this.#events.push(...events);
    const section = this.#page?.getElementById("wall");
    if (!section || !this.#cards) return;
    const last = Number(section.dataset.sequence ?? 0);
    const fresh = this.#events.filter(({ sequence }) => sequence > last);
    this.#events = [];
    this.#cards.applyAll(fresh);
    const stage = fresh
      .map((event) => event.stage)
      .filter((told) => told != null)
      .pop();
    if (stage) section.dataset.stage = JSON.stringify(stage);
    const shown = stageOf(section);
    for (const slot of this.#cards.all()) slot.hidden = !isLetIn(slot, shown);
    section.dataset.older = String(
      Number(section.dataset.older ?? 0) + removeOldestCards(this.#cards, shown),
    );
    section.dataset.sequence = String(fresh.at(-1)?.sequence ?? last);
    this.#saving ??= setTimeout(() => void this.#save().catch(() => {}), A_MOMENT);
  }

  async #save(): Promise<void> {
    this.#saving = undefined;
    const page = this.#page;
    if (!page) return;
    const store = await caches.open(STORE);
    const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
    const policy = this.#headers.get("Content-Security-Policy");
    if (policy) headers.set("Content-Security-Policy", policy);
    await store.put(
      location.pathname,
      new Response(`<!DOCTYPE html>${page.documentElement.outerHTML}`, { headers }),
    );
    await this.#keepParts(store);
  }

  /** Styles, scripts, letters, and the pictures of the wall; whatever else was kept goes. */
  async #keepParts(store: Cache): Promise<void> {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const assets = loaded.filter((url) =>
      /\/(css|js|fonts|images)\/|\.svg($|\?)/.test(new URL(url).pathname),
    );
    const pictures = [...document.querySelectorAll<HTMLImageElement>("#wall img")]
      .map((img) => img.currentSrc)
      .filter(Boolean);
    const wanted = new Set([...assets, ...pictures].filter((url) => url.startsWith(`${location.origin}/`)));
    for (const request of await store.keys()) {
      const { pathname } = new URL(request.url);
      if (!pathname.toLowerCase().endsWith("/projection") && !wanted.has(request.url))
        await store.delete(request);
    }
    for (const url of wanted) if (!(await store.match(url))) await store.add(url).catch(() => {});
  }
}
