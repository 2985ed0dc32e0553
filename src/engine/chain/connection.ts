import { type NetworkChoice, sameChoice } from '../../core/chain/networks.js';
import type { NetworkStatus } from '../../core/chain/snapshot.js';
import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import { backoffMs } from './backoff.js';
import type { RuntimeCache } from './metadata-source.js';
import { Session } from './session.js';
import type { OpenSocket } from './socket.js';

/** With nobody looking the socket is closed after this: long enough to open the popup again without a handshake. */
const QUIET_AFTER_MS = 4_000;

export type ConnectionEvent = 'status' | 'best' | 'finalized' | 'runtime' | 'online';

export interface ConnectionDeps {
  openSocket: OpenSocket;
  runtimes: RuntimeCache;
  random(): number;
}

interface Waiter {
  resolve(session: Session): void;
  reject(error: WalletError): void;
}

/**
 * The one connection to the chosen network. It lives while somebody holds it ({@link retain}), tries the endpoints of
 * the pool in turn with bounded, jittered pauses, and starts each attempt afresh; whoever reads asks for the session
 * each time and so never keeps a dead one.
 */
export class Connection {
  private current: Session | null = null;
  private holders = 0;
  private failures = 0;
  private endpointIndex = 0;
  private attempting = false;
  private closed = false;
  private retryAtMs: number | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private quietTimer: ReturnType<typeof setTimeout> | undefined;
  /** Why there is no session now; null while one is there or being opened for the first time. */
  problem: WalletError | null = null;
  private waiters: Waiter[] = [];
  private readonly listeners = new Set<(event: ConnectionEvent) => void>();

  constructor(
    readonly choice: NetworkChoice,
    private readonly deps: ConnectionDeps,
  ) {}

  /** Whether a choice means this very connection. */
  serves(choice: NetworkChoice): boolean {
    return sameChoice(choice, this.choice);
  }

  /** Tells remembered values of different chains apart before a genesis is known. */
  get chainName(): string {
    return `${this.choice.networkId}|${this.choice.endpoints.join(' ')}`;
  }

  on(listener: (event: ConnectionEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Keeps the connection open until the returned function is called. */
  retain(): () => void {
    this.holders += 1;
    clearTimeout(this.quietTimer);
    this.attempt();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.holders -= 1;
      if (this.holders === 0) this.quietTimer = setTimeout(() => this.rest(), QUIET_AFTER_MS);
    };
  }

  /** The live session, or null. */
  get session(): Session | null {
    return this.current;
  }

  /**
   * The live session, opened if need be. Fails once every endpoint has been tried, not after an arbitrary time.
   * The caller must hold the connection.
   * @throws WalletError chain/offline, chain/wrong-genesis, chain/no-metadata …
   */
  ready(): Promise<Session> {
    if (this.current) return Promise.resolve(this.current);
    if (this.closed) return Promise.reject(new WalletError('chain/offline', { why: 'changed' }));
    return new Promise((resolve, reject) => {
      this.waiters.push({ resolve, reject });
      this.attempt(true);
    });
  }

  status(): NetworkStatus {
    const session = this.current;
    return {
      state: session ? 'online' : this.trouble(),
      networkId: this.choice.networkId,
      endpoint: session?.endpoint ?? this.endpoint(),
      genesisHash: session?.genesisHash ?? null,
      specVersion: session?.runtime.specVersion ?? null,
      best: session
        ? { number: session.best.number, hash: session.best.hash, atMs: session.best.atMs }
        : null,
      finalized: session ? { number: session.finalized.number, hash: session.finalized.hash } : null,
      retryInMs: this.retryAtMs === null ? null : Math.max(0, this.retryAtMs - Date.now()),
    };
  }

  /** Ends it for good, as when another network is chosen. */
  close(): void {
    this.closed = true;
    clearTimeout(this.quietTimer);
    clearTimeout(this.retryTimer);
    this.current?.close();
    this.current = null;
    this.giveUp(new WalletError('chain/offline', { why: 'changed' }));
    this.listeners.clear();
  }

  private trouble(): NetworkStatus['state'] {
    if (this.problem?.code === 'chain/wrong-genesis') return 'wrong-genesis';
    return this.attempting ? 'connecting' : 'offline';
  }

  private endpoint(): string {
    return this.choice.endpoints[this.endpointIndex % this.choice.endpoints.length] ?? '';
  }

  private rest(): void {
    clearTimeout(this.retryTimer);
    this.retryAtMs = null;
    this.current?.close();
    this.current = null;
    this.failures = 0;
    this.problem = null;
    this.emit('status');
  }

  /** `now`: somebody asks for an answer, so a pause between attempts is cut short. */
  private attempt(now = false): void {
    if (this.closed || this.current || this.attempting) return;
    if (this.retryAtMs !== null && !now) return;
    clearTimeout(this.retryTimer);
    this.retryAtMs = null;
    this.attempting = true;
    this.emit('status');
    Session.open({
      endpoint: this.endpoint(),
      genesisHash: this.choice.genesisHash,
      openSocket: this.deps.openSocket,
      runtimes: this.deps.runtimes,
      onHead: (kind) => this.emit(kind),
      onRuntime: () => this.emit('runtime'),
      onLost: (error) => this.lost(error),
    }).then(
      (session) => this.opened(session),
      (error: unknown) => this.lost(error),
    );
  }

  private opened(session: Session): void {
    this.attempting = false;
    if (this.closed || (this.holders === 0 && this.waiters.length === 0)) {
      session.close();
      return;
    }
    this.current = session;
    this.failures = 0;
    this.problem = null;
    const waiting = this.waiters;
    this.waiters = [];
    for (const { resolve } of waiting) resolve(session);
    this.emit('online');
    this.emit('status');
  }

  private lost(error: unknown): void {
    const reason = isWalletError(error) ? error : new WalletError('internal', {}, { cause: error });
    this.attempting = false;
    this.current = null;
    this.failures += 1;
    this.endpointIndex += 1;
    this.problem = reason;
    if (this.failures % this.choice.endpoints.length === 0) this.giveUp(reason);
    if (this.closed) return;
    if (this.failures < this.choice.endpoints.length) {
      this.attempt(true);
      return;
    }
    if (this.holders > 0) {
      const pause = backoffMs(Math.ceil(this.failures / this.choice.endpoints.length), this.deps.random);
      this.retryAtMs = Date.now() + pause;
      this.retryTimer = setTimeout(() => this.attempt(true), pause);
    }
    this.emit('status');
  }

  private giveUp(reason: WalletError): void {
    const waiting = this.waiters;
    this.waiters = [];
    for (const { reject } of waiting) reject(reason);
  }

  private emit(event: ConnectionEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}
