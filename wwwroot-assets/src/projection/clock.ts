/** The server's time, whatever this machine believes: two screens of a room turn their pages together. */
export class Clock {
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  set(now: number): void {
    this.#ahead = now - Date.now();
  }
}
