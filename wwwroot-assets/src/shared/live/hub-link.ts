import { HubSocket } from "./hub-socket";
import { TimedOut, withTimeout } from "./with-timeout";

const OPENING = 10_000;
/** The server speaks at least every 15 s; a link that is silent for longer is dead. */
const SILENCE = 18_000;
const OFFLINE = 60_000;
/** In a debate a room waits for the screen: the server speaks more often there, and the screen does not wait long for an answer. */
const OPENING_HURRIED = 3_000;
const SILENCE_HURRIED = 9_000;
const SIGN_OF_LIFE = 1_000;

export interface LinkHandlers {
  /** Called on each new connection; the link counts as live once it resolves. */
  opened(): Promise<void>;
  received(frame: unknown): void;
  /** @param silently Nothing was closed or refused: nothing was heard. */
  lost(silently: boolean): void;
}

/** A hub connection that never gives up, and that says nothing on the console. */
export class HubLink {
  #connection: HubSocket | null = null;
  #end = () => {};
  #hurry = () => {};
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(
    private readonly url: string,
    private readonly handlers: LinkHandlers,
    private readonly hurried = false,
  ) {}

  async run(): Promise<never> {
    for (;;) {
      // A refused or broken connection is ordinary life: the sign on the page tells it, not the console.
      const silent = await this.#live().then(
        () => false,
        (why) => why instanceof TimedOut,
      );
      this.handlers.lost(silent);
      await this.#pause(navigator.onLine ? this.#backOff(silent) : OFFLINE);
      if (this.hurried && !silent) await this.#knock();
    }
  }

  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    return this.#connection?.invoke<T>(method, ...args) ?? Promise.reject(new Error("No connection"));
  }

  get isOpen(): boolean {
    return this.#connection !== null;
  }

  /** Something may have changed (network, screen): try now rather than later. */
  hurry(): void {
    this.#hurry();
  }

  drop(): void {
    this.#end();
  }

  async #live(): Promise<void> {
    const connection = new HubSocket(this.url, (target, [frame]) => {
      if (target !== "events") return;
      this.#watch();
      this.handlers.received(frame);
    });
    const ended = new Promise<void>((resolve, reject) => {
      this.#end = () => reject(new TimedOut());
      connection.closed.then(resolve);
    });
    ended.catch(() => {});
    try {
      await withTimeout(this.#opening, connection.opened);
      this.#connection = connection;
      // The link stands: whoever missed much may take a while to catch up on a slow network, and does not begin anew.
      await Promise.race([withTimeout(OPENING, this.handlers.opened()), ended]);
      this.#failures = 0;
      this.#watch();
      await ended;
    } finally {
      this.#connection = null;
      clearTimeout(this.#watchdog);
      connection.close();
    }
  }

  get #opening(): number {
    return this.hurried ? OPENING_HURRIED : OPENING;
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.drop(), this.hurried ? SILENCE_HURRIED : SILENCE);
  }

  /**
   * Waits while the site is refused. Not with WebSockets: a browser lets them wait for seconds once it saw some fail. Where nothing is
   * heard at all, a WebSocket knows better: it is the only one that calls anew each time.
   */
  async #knock(): Promise<void> {
    while (navigator.onLine && (await isRefused())) await this.#pause(this.#backOff(false));
  }

  /** Spread out, so that a hall full of screens does not come back in the same instant. */
  #backOff(silent: boolean): number {
    if (this.hurried) return silent ? 200 : 300 + Math.random() * 600;
    const failures = this.#failures++;
    if (failures === 0) return Math.random() * 1_500;
    return Math.min(15_000, 1_500 * 2 ** failures) * (0.5 + Math.random() / 2);
  }

  #pause(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delay);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function isRefused(): Promise<boolean> {
  const signal = AbortSignal.timeout(SIGN_OF_LIFE);
  return fetch("/health/live", { method: "HEAD", credentials: "omit", cache: "no-store", signal }).then(
    ({ status }) => status >= 500,
    () => !signal.aborted,
  );
}
