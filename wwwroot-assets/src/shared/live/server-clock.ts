/** The server's time, whatever this machine believes: two screens of a room turn their pages together. */
export class ServerClock {
  #ahead: number | null = null;

  now(): number {
    return Date.now() + (this.#ahead ?? 0);
  }

  set(now: number): void {
    this.#ahead = now - Date.now();
  }

  /** Whether the server has said its time yet. */
  get isSet(): boolean {
    return this.#ahead !== null;
  }
}
