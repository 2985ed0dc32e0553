/** A chain whose blocks come every 12 s is not called stuck before this. */
const SHORTEST_STALL_MS = 20_000;
const LONGEST_STALL_MS = 300_000;
const BLOCKS_MISSED = 3;

/**
 * Notices that a node announces no more blocks. The time between blocks is learned from the blocks, for a local chain
 * has another one than the network.
 */
export class HeadWatch {
  private lastMs: number | null = null;
  private lastNumber: number | null = null;
  private blockMs: number | null = null;
  private patience = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onStall: () => void) {}

  head(number: number): void {
    const now = Date.now();
    if (this.lastMs !== null && this.lastNumber !== null && number > this.lastNumber) {
      const each = (now - this.lastMs) / (number - this.lastNumber);
      this.blockMs = this.blockMs === null ? each : this.blockMs + (each - this.blockMs) / 8;
    }
    this.lastMs = now;
    this.lastNumber = number;
    this.patience = 1;
    this.arm();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.lastMs = null;
  }

  private arm(): void {
    clearTimeout(this.timer);
    const missed = BLOCKS_MISSED * (this.blockMs ?? 0);
    const limit = Math.max(SHORTEST_STALL_MS, missed) * this.patience;
    this.timer = setTimeout(
      () => {
        // Perhaps no node has a newer block: asked again, but ever more rarely.
        this.patience *= 2;
        this.arm();
        this.onStall();
      },
      Math.min(LONGEST_STALL_MS, limit),
    );
  }
}
