/**
 * How fast one node may be asked. Public nodes of the network are documented as limited to about one request a second
 * for each address, with room for a burst; a wallet that ignores this is locked out just when it matters.
 */
export type Priority = 'urgent' | 'interactive' | 'background';

const BURST = 20;
const PER_SECOND = 2;
const SLOWEST_PER_SECOND = 0.25;
/** Background work leaves this many requests of the burst to people. */
const KEPT_FOR_PEOPLE = 5;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** After this long without a refusal the node is trusted with twice the pace again. */
const FORGIVE_AFTER_MS = 60_000;

interface Queued {
  go(): void;
}

/** A token bucket with two queues; `unlimited` for a node on this machine, which only pauses when it asks for it. */
export class RequestBudget {
  private tokens = BURST;
  private perSecond = PER_SECOND;
  private refilledMs = Date.now();
  private pausedUntilMs = 0;
  private refusedMs = 0;
  private refusals = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly queues = { interactive: new Set<Queued>(), background: new Set<Queued>() };

  constructor(
    private readonly unlimited: boolean,
    private readonly random: () => number,
  ) {}

  /** Calls `go` as soon as the request may be sent, at once if it may be sent now. @returns what takes it back. */
  when(priority: Priority, go: () => void): () => void {
    this.refill();
    if (priority === 'urgent') {
      this.tokens -= 1;
      go();
      return () => undefined;
    }
    const queue = this.queues[priority];
    const queued = { go };
    queue.add(queued);
    this.pump();
    return () => queue.delete(queued);
  }

  /** The node said "too many": a pause, and half the pace afterwards. */
  refused(): void {
    const now = Date.now();
    // Refusals of one burst are one refusal.
    if (now < this.pausedUntilMs) return;
    const full = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.refusals, 10));
    this.refusals += 1;
    this.refusedMs = now;
    this.tokens = Math.min(this.tokens, 1);
    this.perSecond = Math.max(SLOWEST_PER_SECOND, this.perSecond / 2);
    this.pausedUntilMs = now + Math.round(full / 2 + (full / 2) * this.random());
  }

  private pump(): void {
    clearTimeout(this.timer);
    this.refill();
    while (this.mayGo(1) && this.next(this.queues.interactive));
    while (this.mayGo(1 + KEPT_FOR_PEOPLE) && this.next(this.queues.background));
    const waiting = this.queues.interactive.size > 0 ? 1 : 1 + KEPT_FOR_PEOPLE;
    if (this.queues.interactive.size + this.queues.background.size === 0) return;
    const pause = this.pausedUntilMs - Date.now();
    const missing = this.unlimited ? 0 : Math.max(0, waiting - this.tokens) / this.perSecond;
    this.timer = setTimeout(() => this.pump(), Math.max(pause, Math.ceil(missing * 1_000), 1));
  }

  private next(queue: Set<Queued>): boolean {
    const [first] = queue;
    if (!first) return false;
    queue.delete(first);
    this.tokens -= 1;
    first.go();
    return true;
  }

  private mayGo(needed: number): boolean {
    return Date.now() >= this.pausedUntilMs && (this.unlimited || this.tokens >= needed);
  }

  private refill(): void {
    const now = Date.now();
    if (this.refusals > 0 && now - this.refusedMs > FORGIVE_AFTER_MS) {
      this.refusedMs = now;
      this.perSecond = Math.min(PER_SECOND, this.perSecond * 2);
      this.refusals = this.perSecond === PER_SECOND ? 0 : this.refusals;
    }
    const gained = (Math.max(0, now - this.refilledMs) / 1_000) * this.perSecond;
    this.tokens = Math.min(BURST, this.tokens + gained);
    this.refilledMs = now;
  }
}
