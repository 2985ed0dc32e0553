const STEP_MS = 25;
const REAL_LIMIT_MS = 15_000;

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

  /**
   * Lets time pass in small steps until a promise is settled. Real cryptography runs on other threads and heeds no fake
   * clock, so after the fake limit it is still waited for, up to a limit of real time.
   */
  async until<T>(promise: Promise<T>, limitMs = 30_000): Promise<T> {
    let done = false;
    const watched = promise.finally(() => {
      done = true;
    });
    watched.catch(() => undefined);
    const giveUpAt = performance.now() + REAL_LIMIT_MS;
    let spentMs = 0;
    for (await settle(); !done; await settle()) {
      if (spentMs < limitMs) await this.advance(STEP_MS);
      else if (performance.now() > giveUpAt)
        throw new Error(`still waiting after ${limitMs} ms of fake time`);
      spentMs += STEP_MS;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return watched;
  }
}

/** Lets everything that is only waiting for promises finish. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
