/** The promise's result, or a rejection once `milliseconds` have passed. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Too late")), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
