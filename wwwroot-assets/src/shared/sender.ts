const ANSWER = 4_000;
const BETWEEN = 700;
const PATIENCE = 8_000;

export interface SenderHandlers {
  /** The page that came back, as its HTML. */
  answered(html: string): void;
  /** It did not get through at once; it is tried again. */
  late(): void;
  /** It did not get through at all. */
  unsent(): void;
}

/** Sends forms one after the other, each as often as it takes for some seconds: the server does the same thing once. */
export class Sender {
  #line = Promise.resolve();
  #pending = 0;

  constructor(private readonly handlers: SenderHandlers) {}

  get isBusy(): boolean {
    return this.#pending > 0;
  }

  send(url: string, form: FormData): void {
    const body = new URLSearchParams();
    for (const [name, value] of form) body.append(name, String(value));
    this.#pending++;
    this.#line = this.#line.then(() => this.#deliver(url, body));
  }

  async #deliver(url: string, body: URLSearchParams): Promise<void> {
    const html = await this.#insist(url, body);
    this.#pending--;
    if (html === null) this.handlers.unsent();
    else this.handlers.answered(html);
  }

  async #insist(url: string, body: URLSearchParams): Promise<string | null> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const html = await post(url, body).catch(() => null);
      if (html !== null || performance.now() > until) return html;
      this.handlers.late();
      await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    }
  }
}

/** A refusal is an answer; a server that stumbles, or asks for patience, is not. */
async function post(url: string, body: URLSearchParams): Promise<string | null> {
  const response = await fetch(url, {
    method: "POST",
    body,
    cache: "no-store",
    signal: AbortSignal.timeout(ANSWER),
  });
  return response.status >= 500 || response.status === 429 ? null : response.text();
}
