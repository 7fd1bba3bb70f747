/** A message of the hub protocol, as JSON: https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md */
type Message =
  | { type: 1; target: string; arguments: unknown[] }
  | { type: 3; invocationId: string; result?: unknown; error?: string }
  | { type: 6 }
  | { type: 7 };

/** The answer to the first message, which has no type. */
interface Greeted {
  type?: undefined;
  error?: string;
}

interface Call {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

const END = "\u001e";
/** The server lets go of who was silent for 45 s. */
const KEEP_ALIVE = 15_000;

/** What a screen that watches needs of SignalR: one WebSocket, JSON, calls and what the server tells. A quarter of the whole client. */
export class HubSocket {
  readonly opened: Promise<void>;
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #told: (target: string, args: unknown[]) => void;
  readonly #calls = new Map<string, Call>();
  #greeted = () => {};
  #last = 0;

  constructor(address: string, told: (target: string, args: unknown[]) => void) {
    const url = new URL(address, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    this.#told = told;
    this.#socket = new WebSocket(url);
    this.closed = new Promise((resolve) => this.#socket.addEventListener("close", () => resolve()));
    this.opened = new Promise((resolve, reject) => {
      this.#greeted = resolve;
      this.closed.then(() => reject(new Error("Closed")));
    });
    this.#socket.addEventListener("open", () => this.#send({ protocol: "json", version: 1 }));
    this.#socket.addEventListener("message", (event) => this.#hear(String(event.data)));
    const alive = setInterval(() => this.#send({ type: 6 }), KEEP_ALIVE);
    this.closed.then(() => {
      clearInterval(alive);
      for (const call of this.#calls.values()) call.reject(new Error("Closed"));
    });
  }

  invoke<T>(target: string, ...args: unknown[]): Promise<T> {
    if (this.#socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error("Closed"));
    const invocationId = String(++this.#last);
    return new Promise<T>((resolve, reject) => {
      this.#calls.set(invocationId, { resolve: (result) => resolve(result as T), reject });
      this.#send({ type: 1, target, arguments: args, invocationId });
    });
  }

  close(): void {
    this.#socket.close();
  }

  #send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message) + END);
  }

  #hear(text: string): void {
    for (const record of text.split(END)) if (record !== "") this.#heed(JSON.parse(record));
  }

  #heed(message: Message | Greeted): void {
    if (message.type === undefined) this.#greet(message.error);
    else if (message.type === 1) this.#told(message.target, message.arguments);
    else if (message.type === 3) this.#settle(message.invocationId, message.result, message.error);
    else if (message.type === 7) this.close();
  }

  #greet(error?: string): void {
    if (error === undefined) this.#greeted();
    else this.close();
  }

  #settle(invocationId: string, result: unknown, error?: string): void {
    const call = this.#calls.get(invocationId);
    this.#calls.delete(invocationId);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(error));
  }
}
