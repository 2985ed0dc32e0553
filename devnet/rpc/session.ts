import type { Follower } from './new/follower.js';

/** One subscription of one connection. */
interface Subscription {
  method: string;
  stop: () => void;
}

const MAX_SUBSCRIPTIONS = 1024;

/**
 * One client's connection: its subscriptions and the frames that go to it. Notifications made while a request is
 * being answered wait until the answer is out, or the client would meet a subscription id it has not been given.
 */
export class Session {
  /** What the subscriptions of `chainHead_v1_follow` hold, by their id. */
  readonly follows = new Map<string, Follower>();
  private readonly subscriptions = new Map<string, Subscription>();
  private held: string[] | null = null;
  private nextId = 1;
  private closed = false;

  constructor(private readonly write: (frame: string) => void) {}

  /** Runs `answer`, sends what it returns, then the notifications it caused. */
  answerWith(answer: () => string | undefined): void {
    this.held = [];
    const frame = answer();
    const waiting = this.held;
    this.held = null;
    if (frame !== undefined) this.send(frame);
    for (const notification of waiting) this.send(notification);
  }

  /**
   * Opens a subscription. `start` is given the function that notifies and returns the one that stops.
   * Returns the id, or undefined when this connection has too many.
   */
  subscribe(method: string, start: (notify: (result: unknown) => void) => () => void): string | undefined {
    if (this.subscriptions.size >= MAX_SUBSCRIPTIONS) return undefined;
    const id = `kelvin${String(this.nextId).padStart(10, '0')}`;
    this.nextId += 1;
    const entry: Subscription = { method, stop: () => undefined };
    this.subscriptions.set(id, entry);
    entry.stop = start((result) => {
      if (this.subscriptions.get(id) !== entry) return;
      this.push(JSON.stringify({ jsonrpc: '2.0', method, params: { subscription: id, result } }));
    });
    return id;
  }

  /** How many subscriptions there are that notify under this name. */
  countOf(method: string): number {
    return [...this.subscriptions.values()].filter((entry) => entry.method === method).length;
  }

  /** Ends a subscription; false when there is none of that id, or none that notifies under the name given. */
  unsubscribe(id: string, method?: string): boolean {
    const entry = this.subscriptions.get(id);
    if (!entry || (method !== undefined && entry.method !== method)) return false;
    this.subscriptions.delete(id);
    entry.stop();
    return true;
  }

  close(): void {
    this.closed = true;
    for (const id of [...this.subscriptions.keys()]) this.unsubscribe(id);
  }

  private push(frame: string): void {
    if (this.held) this.held.push(frame);
    else this.send(frame);
  }

  private send(frame: string): void {
    if (!this.closed) this.write(frame);
  }
}
