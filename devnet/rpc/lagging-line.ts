import type { FaultLine } from '../faults/fault-line.js';

/** How long frames that shall change places wait for each other. */
const REORDER_MS = 25;

/** Outgoing frames of one connection: spoiled, lost or late as the fault says; out of order only if that is the fault. */
export class LaggingLine {
  private readonly waiting: Array<{ frame: string; dueMs: number }> = [];
  private timer: NodeJS.Timeout | undefined;
  private held: string[] = [];
  private holding: NodeJS.Timeout | undefined;

  constructor(
    private readonly line: FaultLine,
    private readonly write: (frame: string) => void,
  ) {}

  send(frame: string): void {
    if (this.line.swallows) return;
    if (!this.line.reorders && this.holding === undefined) {
      this.queue(frame);
      return;
    }
    this.held.push(frame);
    this.holding ??= setTimeout(() => this.release(), REORDER_MS);
  }

  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.holding);
    this.waiting.length = 0;
  }

  private release(): void {
    this.holding = undefined;
    for (const frame of this.held.splice(0).reverse()) this.queue(frame);
  }

  private queue(frame: string): void {
    const dueMs = performance.now() + this.line.lagMs;
    for (const outgoing of this.line.outgoing(frame)) this.waiting.push({ frame: outgoing, dueMs });
    if (this.timer === undefined) this.flush();
  }

  private flush(): void {
    this.timer = undefined;
    for (let head = this.waiting[0]; head; head = this.waiting[0]) {
      const leftMs = head.dueMs - performance.now();
      if (leftMs > 0) {
        this.timer = setTimeout(() => this.flush(), leftMs);
        return;
      }
      this.waiting.shift();
      this.write(head.frame);
    }
  }
}
