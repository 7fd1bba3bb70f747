import { Heartbeat } from "./heartbeat";
import { reloadWhenServerAnswers, serverHealthUrl } from "./reload-when-server-answers";

const HIDDEN_LONG = 5_000;

/** Covers the desk when its circuit is silent: nobody decides on a queue that is not the real one. */
export function watchHeartbeat(): void {
  const beat = new Heartbeat(Date.now());
  let heard = deskBeat();
  let hiddenAt = 0;
  let stale = false;

  const check = () => {
    const now = beat.isStale(Date.now());
    if (now === stale) return;
    stale = now;
    cover(stale);
    if (stale) void reloadWhenServerAnswers(serverHealthUrl(), () => stale);
  };

  // Children too: when its circuit begins, Blazor draws the whole desk again.
  new MutationObserver(() => {
    if (deskBeat() === heard) return;
    heard = deskBeat();
    beat.heard(Date.now());
    document.documentElement.dataset.deskLive = "true";
    check();
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-desk-beat"] });

  document.addEventListener("visibilitychange", () => {
    const now = Date.now();
    if (document.hidden) hiddenAt = now;
    else if (now - hiddenAt > HIDDEN_LONG) beat.woke(now);
  });
  setInterval(() => heard !== undefined && check(), 1_000);
}

function deskBeat(): string | undefined {
  return document.querySelector<HTMLElement>("[data-desk-beat]")?.dataset.deskBeat;
}

function cover(stale: boolean): void {
  const sign = document.querySelector<HTMLElement>("[data-desk-stale]");
  const body = document.querySelector<HTMLElement>("[data-desk-body]");
  if (body) body.inert = stale;
  if (sign) sign.hidden = !stale;
}
