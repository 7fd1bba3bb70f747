import { speak } from "../shared/announce";
import { listenToCopies } from "../shared/copy";
import { fetchPage } from "../shared/fetch-page";

const OFTEN = 3_000;
const SELDOM = 15_000;
const EAGER_FOR = 120_000;

/** Follows a contribution while it waits: the page changes by itself when someone has read it. */
export function follow(first: HTMLElement): void {
  const since = performance.now();
  let section = first;
  let known: string | null = null;
  let looking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async () => {
    if (document.hidden) return;
    looking = true;
    // No network: we simply look again later.
    await compare().catch(() => {});
    looking = false;
    if (section.dataset.status !== "waiting") return;
    const delay = performance.now() - since < EAGER_FOR ? OFTEN : SELDOM;
    timer = setTimeout(look, delay);
  };

  const compare = async () => {
    const body = await read(section.dataset.poll ?? "");
    const changed = statusOf(body) !== section.dataset.status || (known !== null && body !== known);
    if (changed && !isBeingEdited(section)) section = await renew(section);
    known = body;
  };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden || looking || section.dataset.status !== "waiting") return;
    clearTimeout(timer);
    void look();
  });
  timer = setTimeout(look, OFTEN);
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
  const page = await fetchPage();
  const drawn = page.querySelector<HTMLElement>("[data-receipt]");
  if (!drawn) return old;
  const section = document.importNode(drawn, true);
  // The region that speaks must stay the same one, or screen readers do not hear it.
  const region = document.querySelector<HTMLElement>("[data-announce]");
  if (region && old.contains(region)) section.querySelector("[data-announce]")?.replaceWith(region);
  old.replaceWith(section);
  listenToCopies(section);
  if (page.title) document.title = page.title;
  setTimeout(() => speak(region, textOf(section)), 200);
  return section;
}

function textOf(section: HTMLElement): string {
  const told = section.querySelector<HTMLElement>("[data-status-text], h1, h2");
  return (section.dataset.text ?? told?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Someone is correcting their text: it is not taken from under their fingers. */
function isBeingEdited(section: HTMLElement): boolean {
  const fields = section.querySelectorAll<HTMLTextAreaElement>("textarea, input:not([type=hidden])");
  return [...fields].some((field) => field.value !== field.defaultValue);
}
