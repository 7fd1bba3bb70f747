/** Nobody answered in time: neither yes nor no. */
export class TimedOut extends Error {}

/** The promise's result, or a rejection once `milliseconds` have passed. */
export function withTimeout<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimedOut()), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
