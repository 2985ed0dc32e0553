/**
 * Notices a connection that has gone dead without closing: requests wait and nothing at all is heard. The browser
 * tells neither of lost packets nor of a laptop that was asleep, so silence is the only sign.
 */
export class Liveness {
  private waitingSinceMs: number | null = null;
  private heardMs = 0;
  private silent = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange told true after `silentMs` of silence with something pending, false when the node speaks again. */
  constructor(
    private readonly silentMs: number,
    private readonly onChange: (silent: boolean) => void,
  ) {}

  /** How many requests wait for an answer now. */
  pending(count: number): void {
    if (count === 0) {
      this.waitingSinceMs = null;
      this.stop();
      return;
    }
    if (this.waitingSinceMs === null) this.waitingSinceMs = Date.now();
    if (!this.silent && this.timer === undefined) this.arm(this.silentMs);
  }

  heard(): void {
    this.heardMs = Date.now();
    if (!this.silent) return;
    this.silent = false;
    this.onChange(false);
    if (this.waitingSinceMs !== null && this.timer === undefined) this.arm(this.silentMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private arm(ms: number): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.look();
    }, ms);
  }

  private look(): void {
    if (this.waitingSinceMs === null) return;
    const left = Math.max(this.heardMs, this.waitingSinceMs) + this.silentMs - Date.now();
    if (left > 0) {
      this.arm(left);
      return;
    }
    this.silent = true;
    this.onChange(true);
  }
}
