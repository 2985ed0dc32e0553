/** With nobody looking the socket is closed after this: long enough to open the popup again without a handshake. */
const QUIET_AFTER_MS = 4_000;

/** Counts those who need the connection, and tells when for some seconds there was nobody. */
export class Holders {
  private count = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onQuiet: () => void) {}

  get any(): boolean {
    return this.count > 0;
  }

  /** @returns what lets go, once. */
  add(): () => void {
    this.count += 1;
    clearTimeout(this.timer);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.count -= 1;
      if (this.count === 0) this.timer = setTimeout(this.onQuiet, QUIET_AFTER_MS);
    };
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
