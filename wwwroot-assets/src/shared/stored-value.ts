/** A value kept on this device; what the browser refuses to keep is simply not kept. */
export class StoredValue<T> {
  constructor(
    private readonly key: string,
    private readonly nothing: T,
  ) {}

  get value(): T {
    try {
      return (JSON.parse(localStorage.getItem(this.key) ?? "null") as T | null) ?? this.nothing;
    } catch {
      return this.nothing;
    }
  }

  set value(value: T) {
    try {
      localStorage.setItem(this.key, JSON.stringify(value));
    } catch {
      // A full or forbidden storage.
    }
  }
}
