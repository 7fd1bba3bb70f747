import type { Announcer } from "../shared/announcer";
import { fetchPage } from "../shared/live/fetch-page";
import { onNetworkBack } from "../shared/live/network";
import type { WallEvent } from "../shared/live/sequence";
import { formatNumber, pluralText } from "../shared/text/format";
import { frequentWords } from "../shared/text/frequent-words";

const SPREAD = 300;
const AGAIN = 2_000;
const MOST_WORDS = 30;

/** What the room sees, and whether one may write: drawn by the server, asked for when the log says that it changed. */
export class AudienceView {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #isBehind = false;

  constructor(
    private readonly page: HTMLElement,
    private readonly announcer: Announcer,
    private readonly drawButtons: () => void,
  ) {
    this.#countWords();
    onNetworkBack(() => this.#isBehind && this.#soon(Math.random() * SPREAD));
  }

  follow(events: WallEvent[]): void {
    for (const event of events) if (event.type === "supported") this.#count(event);
    this.#countWords();
    if (events.some((event) => event.type === "stage" || (event.type !== "supported" && this.#shows(event))))
      this.#soon(Math.random() * SPREAD);
  }

  adopt(fresh: Document): void {
    const said = this.#part("salle")?.dataset.say;
    const state = this.#part("etat")?.dataset.state;
    for (const id of ["etat", "salle"]) this.#replace(id, fresh.getElementById(id));
    this.#countWords();
    this.#open(this.#part("etat")?.dataset.state === "open");
    this.drawButtons();
    const told = this.#part("etat");
    if (told && told.dataset.state !== state)
      this.announcer.say(told.textContent?.replace(/\s+/g, " ").trim());
    else if (this.#part("salle")?.dataset.say !== said) this.announcer.say(this.#part("salle")?.dataset.say);
  }

  /** Not all phones of a hall in the same instant. */
  #soon(wait: number): void {
    clearTimeout(this.#timer);
    this.#isBehind = true;
    this.#timer = setTimeout(() => {
      const turn = ++this.#asked;
      fetchPage(this.page.dataset.room).then(
        (fresh) => turn === this.#asked && this.#catchUp(fresh),
        () => turn === this.#asked && this.#soon(AGAIN),
      );
    }, wait);
  }

  #catchUp(fresh: Document): void {
    this.#isBehind = false;
    this.adopt(fresh);
  }

  /** A keyboard that was inside stays on the same control. */
  #replace(id: string, fresh: HTMLElement | null): void {
    const old = this.#part(id);
    if (!old || !fresh || old.outerHTML === fresh.outerHTML) return;
    const index = [...old.querySelectorAll("a, button")].indexOf(document.activeElement as Element);
    const drawn = document.importNode(fresh, true);
    old.replaceWith(drawn);
    drawn.querySelectorAll<HTMLElement>("a, button")[index]?.focus({ preventScroll: true });
  }

  #countWords(): void {
    const [list, wall] = [this.page.querySelector<HTMLElement>("[data-words]"), this.#part("wall")];
    if (list && wall) listFrequentWords(list, wall);
  }

  #open(open: boolean): void {
    const form = this.page.querySelector<HTMLElement>("[data-write]");
    if (form) form.hidden = !open;
  }

  #count({ id, supports }: WallEvent): void {
    for (const counter of this.#part("salle")?.querySelectorAll<HTMLElement>(
      `[data-id="${CSS.escape(id ?? "")}"] [data-supports]`,
    ) ?? []) {
      counter.textContent = pluralText(counter, supports ?? 0);
      counter.hidden = !supports;
    }
  }

  #shows({ id }: WallEvent): boolean {
    return !!id && !!this.#part("salle")?.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  #part(id: string): HTMLElement | null {
    return this.page.querySelector<HTMLElement>(`#${id}`);
  }
}

/** The word cloud of the room as a list: the words that come back in what stands on this page, the most frequent first. */
function listFrequentWords(list: HTMLElement, wall: HTMLElement): void {
  const texts = [...wall.querySelectorAll(".wall__slot:not([hidden]) .contribution-card__text")];
  const items = frequentWords(
    texts.map(({ textContent }) => textContent ?? ""),
    MOST_WORDS,
  ).map(({ text, count }) => {
    const item = document.createElement("li");
    item.textContent = `${text} (${formatNumber(count)})`;
    return item;
  });
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
}
