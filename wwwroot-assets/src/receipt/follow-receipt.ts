import { speak } from "../shared/announcer";
import { enableCopyButtons } from "../shared/copy-buttons";
import { fetchPage } from "../shared/live/fetch-page";

const OFTEN = 3_000;
const SELDOM = 15_000;
const CALMLY = 45_000;
const EAGER_FOR = 120_000;

/**
 * Follows a contribution: the page changes by itself when someone has read it, and when they think again, for a
 * decision may be undone.
 */
export function followReceipt(first: HTMLElement): void {
  let since = performance.now();
  let section = first;
  let known: string | null = null;
  let looking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async () => {
    clearTimeout(timer);
    if (document.hidden || looking) return;
    looking = true;
    // No network: we simply look again later.
    await compare().catch(() => {});
    looking = false;
    timer = setTimeout(look, pause());
  };

  const pause = () => {
    if (section.dataset.status !== "waiting") return CALMLY;
    return performance.now() - since < EAGER_FOR ? OFTEN : SELDOM;
  };

  const compare = async () => {
    const body = await read(section.dataset.poll ?? "");
    const changed = statusOf(body) !== section.dataset.status || (known !== null && body !== known);
    if (changed && isBeingEdited(section)) return;
    if (changed) {
      section = await renew(section);
      since = performance.now();
    }
    known = body;
  };

  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  timer = setTimeout(look, pause());
}

async function read(url: string): Promise<string> {
  const options = { cache: "no-store" as const, signal: AbortSignal.timeout(8_000) };
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}

function statusOf(body: string): string | undefined {
  return (JSON.parse(body) as { status?: string }).status;
}

/** Puts the section as it is now in place of the old one, and says its status. */
async function renew(old: HTMLElement): Promise<HTMLElement> {
  // Not from the address of this page: it may be that of a correction that was refused.
  const page = await fetchPage(old.dataset.page);
  const drawn = page.querySelector<HTMLElement>("[data-receipt]");
  if (!drawn) return old;
  const section = document.importNode(drawn, true);
  // The region that speaks must stay the same one, or screen readers do not hear it.
  const region = document.querySelector<HTMLElement>("[data-announce]");
  if (region && old.contains(region)) section.querySelector("[data-announce]")?.replaceWith(region);
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(section);
  enableCopyButtons(section);
  if (hadFocus) focusTitle(section);
  if (page.title) document.title = page.title;
  setTimeout(() => speak(region, textOf(section)), 200);
  return section;
}

/** Whoever was on a button that is gone goes on from the news, not from the top of the page. */
function focusTitle(section: HTMLElement): void {
  const title = section.querySelector<HTMLElement>("[data-status-text]");
  if (!title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

function textOf(section: HTMLElement): string {
  const told = section.querySelector<HTMLElement>("[data-status-text], h1, h2");
  return (section.dataset.text ?? told?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Someone is correcting their text, or reads why it was not saved: it is not taken from under their fingers. */
function isBeingEdited(section: HTMLElement): boolean {
  if (section.querySelector("[data-error-summary]")) return true;
  const fields = section.querySelectorAll<HTMLTextAreaElement>("textarea, input:not([type=hidden])");
  return [...fields].some((field) => field.value !== field.defaultValue);
}
