import type { Alarms, Clock } from '../../src/background/types.js';

/** A clock that moves only when told to. Starts at 2026-11-21T00:00:00Z. */
export class FakeClock implements Clock {
  private now = Date.UTC(2026, 10, 21);

  nowMs(): number {
    return this.now;
  }

  /** Moves by milliseconds; negative numbers set it back. */
  advance(ms: number): void {
    this.now += ms;
  }
}

/** Alarms that are remembered and never ring by themselves. */
export class FakeAlarms implements Alarms {
  readonly pending = new Map<string, number>();

  async at(name: string, whenMs: number): Promise<void> {
    this.pending.set(name, whenMs);
  }

  async clear(name: string): Promise<void> {
    this.pending.delete(name);
  }
}
