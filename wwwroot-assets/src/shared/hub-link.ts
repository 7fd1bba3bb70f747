import { HttpTransportType, type HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { within } from "./within";

const OPENING = 10_000;
/** The server speaks at least every 15 s; a link that is silent for longer is dead. */
const SILENCE = 18_000;
const OFFLINE = 60_000;
/** In a debate a room waits for the screen: it tries again at once, and does not wait long for an answer. */
const OPENING_HURRIED = 3_000;

export interface LinkHandlers {
  /** Called on each new connection; the link counts as live once it resolves. */
  opened(): Promise<void>;
  received(frame: unknown): void;
  lost(): void;
}

/** A hub connection that never gives up, and that says nothing on the console. */
export class HubLink {
  #connection: HubConnection | null = null;
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
      await this.#live().catch(() => {});
      this.handlers.lost();
      await this.#pause(navigator.onLine ? backOff(this.#failures++, this.hurried) : OFFLINE);
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
    let socket: WebSocket | undefined;
    // Kept to be closed by hand: stop() waits for a connection that hangs while opening.
    class Socket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        socket = this;
      }
    }
    const connection = build(this.url, Socket);
    const ended = new Promise<void>((resolve) => {
      this.#end = resolve;
      connection.onclose(() => resolve());
    });
    connection.on("events", (frame) => {
      this.#watch();
      this.handlers.received(frame);
    });
    try {
      await within(this.#opening, connection.start());
      this.#connection = connection;
      await Promise.race([within(this.#opening, this.handlers.opened()), ended]);
      this.#failures = 0;
      this.#watch();
      await ended;
    } finally {
      this.#connection = null;
      clearTimeout(this.#watchdog);
      connection.off("events");
      connection.stop().catch(() => {});
      socket?.close();
    }
  }

  get #opening(): number {
    return this.hurried ? OPENING_HURRIED : OPENING;
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.drop(), SILENCE);
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

function build(url: string, socket: typeof WebSocket): HubConnection {
  // The client reads WebSocket from its options, though its types do not say so.
  const options = { transport: HttpTransportType.WebSockets, skipNegotiation: true, WebSocket: socket };
  const connection = new HubConnectionBuilder().withUrl(url, options).configureLogging(LogLevel.None).build();
  connection.serverTimeoutInMilliseconds = 30_000;
  connection.keepAliveIntervalInMilliseconds = 15_000;
  return connection;
}

/** Spread out, so that a hall full of screens does not come back in the same instant. */
function backOff(failures: number, hurried: boolean): number {
  if (hurried) return 400 + Math.random() * 1_200;
  if (failures === 0) return Math.random() * 1_500;
  return Math.min(15_000, 1_500 * 2 ** failures) * (0.5 + Math.random() / 2);
}
