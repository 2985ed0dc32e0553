/** Rows of a store, kept in memory and told to whoever looks: the store is written first, by the owner of the rows. */
export class WatchedRows<T> {
  private readonly byKey = new Map<string, T>();
  private readonly listeners = new Set<() => void>();
  readonly loaded: Promise<void>;

  constructor(
    load: () => Promise<T[]>,
    private readonly keyOf: (row: T) => string,
  ) {
    this.loaded = load().then((rows) => {
      for (const row of rows) this.byKey.set(this.keyOf(row), row);
    });
  }

  /** Emits what is looked at, now and after each change. @returns what ends it */
  follow<E>(look: (rows: T[]) => E, emit: (seen: E) => void): () => void {
    const say = (): void => emit(look([...this.byKey.values()]));
    let stopped = false;
    void this.loaded.then(() => {
      if (stopped) return;
      say();
      this.listeners.add(say);
    });
    return () => {
      stopped = true;
      this.listeners.delete(say);
    };
  }

  set(row: T): void {
    this.byKey.set(this.keyOf(row), row);
    this.tell();
  }

  delete(key: string): void {
    this.byKey.delete(key);
    this.tell();
  }

  /** Forgets all rows; the store is cleared by its owner. */
  async clear(): Promise<void> {
    await this.loaded;
    this.byKey.clear();
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
