/** A clock that stands still until it is told to move; `pause` waits for it. */
export class SteppedClock {
  #nowMs = 1_800_000_000_000;
  #waiting: Array<{ atMs: number; resolve(): void }> = [];

  readonly nowMs = (): number => this.#nowMs;

  readonly pause = (ms: number): Promise<void> =>
    ms <= 0
      ? Promise.resolve()
      : new Promise((resolve) => this.#waiting.push({ atMs: this.#nowMs + ms, resolve }));

  /** Moves time; everything whose time has come continues. */
  async advance(ms: number): Promise<void> {
    this.#nowMs += ms;
    const due = this.#waiting.filter(({ atMs }) => atMs <= this.#nowMs);
    this.#waiting = this.#waiting.filter(({ atMs }) => atMs > this.#nowMs);
    for (const { resolve } of due) resolve();
    await settle();
  }

  /** The wall clock jumps without anything being waited for, as when the machine slept. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }

  /** Lets time pass in small steps until a promise is settled. */
  async until<T>(promise: Promise<T>, limitMs = 30_000): Promise<T> {
    let done = false;
    const watched = promise.finally(() => {
      done = true;
    });
    watched.catch(() => undefined);
    for (let spent = 0; !done && spent <= limitMs; spent += 25) {
      await settle();
      if (!done) await this.advance(25);
    }
    if (!done) throw new Error(`still waiting after ${limitMs} ms of fake time`);
    return watched;
  }
}

/** Lets everything that is only waiting for promises finish. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
