import type { Announcer } from "../shared/announcer";
import { fetchAgainWhenBack, onNetworkBack } from "../shared/live/network";
import { StoredValue } from "../shared/stored-value";

const MOST = 500;

/** "Moi aussi" on every card: said at once, sent as soon as the network and the server allow, once a device. */
export class SupportButtons {
  readonly #pressed = new StoredValue<string[]>("moi-aussi", []);
  readonly #unsent = new StoredValue<string[]>("moi-aussi-a-envoyer", []);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;

  constructor(
    private readonly page: HTMLElement,
    private readonly announcer: Announcer,
  ) {
    this.#believe([...page.querySelectorAll<HTMLElement>("[data-support]")]);
    page.addEventListener("click", (event) => this.#press(event));
    onNetworkBack(() => this.tryAgain());
    this.drawButtons();
    this.tryAgain();
  }

  /** Gives each new card its button, and each button its state. */
  drawButtons(): void {
    const template = this.page.querySelector<HTMLTemplateElement>("[data-support-template]");
    const kinds = (this.page.dataset.supportedKinds ?? "")
      .split(" ")
      .map((kind) => `.contribution-card--${kind}`);
    for (const slot of this.page.querySelectorAll<HTMLElement>(".wall__slot")) {
      if (slot.querySelector("[data-support]") || !slot.querySelector(kinds.join())) continue;
      const button = template?.content.querySelector("[data-support]")?.cloneNode(true) as
        | HTMLButtonElement
        | undefined;
      if (button) slot.append(about(button, slot));
    }
    const pressed = new Set(this.#pressed.value);
    for (const button of this.page.querySelectorAll<HTMLElement>("[data-support]"))
      button.setAttribute("aria-pressed", String(pressed.has(idOf(button))));
  }

  tryAgain(): void {
    clearTimeout(this.#timer);
    if (!this.#sending) void this.#send();
  }

  #press(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>("[data-support]");
    if (!button) return;
    event.preventDefault();
    const id = idOf(button);
    if (this.#pressed.value.includes(id)) return;
    this.#remember([id]);
    this.#unsent.value = [...this.#unsent.value, id];
    this.drawButtons();
    this.tryAgain();
  }

  async #send(): Promise<void> {
    this.#sending = true;
    for (let id = this.#unsent.value[0]; id; id = this.#unsent.value[0]) {
      const address = `/api/v1/contributions/${id}/supports`;
      const answer = await fetchAgainWhenBack(address, { method: "POST" }, 8_000).catch(() => null);
      if (!answer || answer.status >= 500 || answer.status === 429) {
        if (answer?.status === 429) this.announcer.say(this.page.dataset.textLate);
        this.#timer = setTimeout(
          () => this.tryAgain(),
          1_000 * (Number(answer?.headers.get("Retry-After")) || 5),
        );
        break;
      }
      const sent = id;
      this.#unsent.value = this.#unsent.value.filter((other) => other !== sent);
    }
    this.#sending = false;
  }

  /** What the server knows of this device goes before what the page remembers: it may have been taken back elsewhere. */
  #believe(buttons: HTMLElement[]): void {
    const unsent = this.#unsent.value;
    const known = (button: HTMLElement) => button.ariaPressed === "true" || unsent.includes(idOf(button));
    const not = new Set(buttons.filter((button) => !known(button)).map(idOf));
    this.#pressed.value = this.#pressed.value.filter((id) => !not.has(id));
    this.#remember(buttons.filter(known).map(idOf));
  }

  #remember(ids: string[]): void {
    this.#pressed.value = [...new Set([...this.#pressed.value, ...ids])].slice(-MOST);
  }
}

function idOf(button: HTMLElement): string {
  return button.dataset.support ?? "";
}

/** The button of a card that came from the hub says what it is about in the words of the card. */
function about(button: HTMLButtonElement, slot: HTMLElement): HTMLButtonElement {
  const id = slot.dataset.id ?? "";
  const empty = button.dataset.support ?? "";
  button.dataset.support = id;
  button.setAttribute("formaction", (button.getAttribute("formaction") ?? "").replace(empty, id));
  const words = [".visually-hidden", ".contribution-card__number"].map(
    (part) => slot.querySelector(part)?.textContent,
  );
  const label = button.querySelector("[data-about]");
  if (label) label.textContent = `, ${words.join(" ")}`;
  return button;
}
