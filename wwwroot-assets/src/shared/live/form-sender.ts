import { fetchAgainWhenBack } from "./network";
import type { ServerClock } from "./server-clock";

const ANSWER = 4_000;
const BETWEEN = 700;
const PATIENCE = 8_000;
/** A network gives back late what was long given up: after this time, the server is to do nothing of it. */
const DEADLINE = "avant";
/** The server says so, too busy or past the deadline. */
const UNDONE = [410, 429];

export interface FormSenderHandlers {
  /** The page that came back, as its HTML. */
  answered(html: string): void;
  /** It did not get through at once; it is tried again. */
  late(): void;
  /** It did not get through at all. */
  unsent(): void;
}

/** Sends forms one after the other, each as often as it takes for some seconds: the server does the same thing once, or never. */
export class FormSender {
  #line = Promise.resolve();
  #pending = 0;

  constructor(
    private readonly clock: ServerClock,
    private readonly handlers: FormSenderHandlers,
  ) {}

  get isBusy(): boolean {
    return this.#pending > 0;
  }

  send(url: string, form: FormData): void {
    const body = new URLSearchParams();
    for (const [name, value] of form) body.append(name, String(value));
    if (this.clock.isSet) body.set(DEADLINE, String(Math.round(this.clock.now() + PATIENCE)));
    const until = performance.now() + PATIENCE;
    this.#pending++;
    this.#line = this.#line.then(() => this.#deliver(url, body, until));
  }

  async #deliver(url: string, body: URLSearchParams, until: number): Promise<void> {
    const html = await this.#insist(url, body, until);
    this.#pending--;
    if (html === null) this.handlers.unsent();
    else this.handlers.answered(html);
  }

  async #insist(url: string, body: URLSearchParams, until: number): Promise<string | null> {
    for (;;) {
      const left = until - performance.now();
      if (left <= 0) return null;
      const html = await post(url, body, Math.min(ANSWER, left)).catch(() => null);
      if (html !== null) return html;
      this.handlers.late();
      await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    }
  }
}

/** A refusal is an answer; a server that stumbles is not. */
async function post(url: string, body: URLSearchParams, patience: number): Promise<string | null> {
  const response = await fetchAgainWhenBack(url, { method: "POST", body }, patience);
  return response.status >= 500 || UNDONE.includes(response.status) ? null : response.text();
}
