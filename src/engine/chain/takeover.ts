import { WalletError } from '../../core/errors/wallet-error.js';
import { type EndpointPool, MAX_LAG_BLOCKS } from '../endpoints/endpoint-pool.js';
import { SILENT_MS } from './identify.js';
import type { Session } from './session.js';

/** Why another node should take over from one that is still connected. */
export type TakeoverReason = 'silent' | 'behind' | 'stalled' | 'rate-limit';

/** Silence is forgiven less and less quickly on a slow line, where it is the line and not the node. */
const MAX_PATIENCE = 8;
const FORGET_MS = 60_000;

/** What a node that was left is said to have done wrong. */
const LEFT_FOR = { silent: 'chain/timeout', behind: 'chain/offline', stalled: 'chain/offline' } as const;

export interface TakeoverDeps {
  pool: EndpointPool;
  open(urls: string[], signal: AbortSignal, silentMs: number): Promise<Session>;
  /** Puts the new session in the place of the old one. */
  adopt(next: Session, old: Session): void;
}

interface Running {
  reason: TakeoverReason;
  from: Session;
  controller: AbortController;
  opening: Promise<Session>;
  settled: Promise<void>;
}

/**
 * Prepares another node while the present one is in doubt, and exchanges them only when the other is really better: a
 * person on one bad line is not made to wait for a worse one.
 */
export class Takeover {
  private running: Running | null = null;
  private readonly pause = new Pause();
  private silent = false;
  private patience = 1;
  private gaveUpMs = 0;

  constructor(private readonly deps: TakeoverDeps) {}

  /** Silence after which a session should be doubted. */
  get silentMs(): number {
    if (Date.now() - this.gaveUpMs > FORGET_MS) this.patience = 1;
    return SILENT_MS * this.patience;
  }

  /** Resolves when it is decided; null when no takeover is under way. */
  get settled(): Promise<void> | null {
    return this.running?.settled ?? null;
  }

  begin(from: Session, reason: TakeoverReason): void {
    if (reason === 'silent') this.silent = true;
    if (this.running) return;
    const urls = this.candidates(from, reason);
    if (urls.length === 0) return;
    const controller = new AbortController();
    const opening = this.deps.open(urls, controller.signal, this.silentMs);
    const running: Running = { reason, from, controller, opening, settled: Promise.resolve() };
    const doubtedMs = Date.now();
    running.settled = opening
      .then((next) => this.decide(running, next, doubtedMs))
      .catch(() => undefined)
      .finally(() => {
        if (this.running === running) this.running = null;
      });
    this.running = running;
  }

  /** The node that was silent speaks again. */
  spoke(): void {
    this.silent = false;
    if (this.running?.reason === 'silent') this.cancel();
  }

  /** The present session is lost: what is being opened already is handed over instead of being begun anew. */
  take(): Promise<Session> | null {
    const { running } = this;
    this.running = null;
    this.silent = false;
    this.pause.end();
    return running?.opening ?? null;
  }

  cancel(): void {
    this.running?.controller.abort();
    this.running?.opening.then(
      (late) => late.close(),
      () => undefined,
    );
    this.take();
  }

  private async decide(running: Running, next: Session, doubtedMs: number): Promise<void> {
    if (this.running !== running) return;
    const { reason, from } = running;
    if (reason === 'silent') await this.pause.untilMs(doubtedMs + this.silentMs);
    // Handed over or given up while it waited.
    if (this.running !== running) return;
    if (!this.isBetter(reason, next, from)) {
      next.close();
      return;
    }
    if (reason === 'silent') {
      this.gaveUpMs = Date.now();
      this.patience = Math.min(MAX_PATIENCE, this.patience * 2);
    }
    this.running = null;
    this.silent = false;
    // One that asked for rest was written down as tired when it did.
    if (reason !== 'rate-limit')
      this.deps.pool.left(from.endpoint, new WalletError(LEFT_FOR[reason], { why: reason }));
    this.deps.adopt(next, from);
  }

  /** A node that rests is better than one that says nothing, when there is no third. */
  private candidates({ endpoint }: Session, reason: TakeoverReason): string[] {
    const { pool } = this.deps;
    const fresh = pool.others(endpoint);
    if (fresh.length > 0 || reason !== 'silent') return fresh;
    return pool.order().filter((url) => url !== endpoint);
  }

  private isBetter(reason: TakeoverReason, next: Session, from: Session): boolean {
    // A local network has no pinned identity: there, too, nobody is moved to another chain while reading.
    if (next.lostBy !== null || next.genesisHash !== from.genesisHash) return false;
    const ahead = next.best.number - from.best.number;
    const finalAhead = next.finalized.number - from.finalized.number;
    if (reason === 'behind') return Math.max(ahead, finalAhead) > MAX_LAG_BLOCKS;
    if (reason === 'stalled') return ahead > 0;
    return reason === 'rate-limit' || this.silent;
  }
}

/** A wait that can be cut short; whoever waits is always told. */
class Pause {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private resolve: () => void = () => undefined;

  untilMs(atMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.timer = setTimeout(resolve, Math.max(0, atMs - Date.now()));
    });
  }

  end(): void {
    clearTimeout(this.timer);
    this.resolve();
  }
}
