import type { FaultLine } from '../faults/fault-line.js';

/** Outgoing frames of one connection: spoiled, lost or late as the fault says, but never out of order. */
export class LaggingLine {
  private readonly waiting: Array<{ frame: string; dueMs: number }> = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly line: FaultLine,
    private readonly write: (frame: string) => void,
  ) {}

  send(frame: string): void {
    if (this.line.swallows) return;
    this.waiting.push({ frame: this.line.spoil(frame), dueMs: performance.now() + this.line.lagMs });
    if (this.timer === undefined) this.flush();
  }

  close(): void {
    clearTimeout(this.timer);
    this.waiting.length = 0;
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
