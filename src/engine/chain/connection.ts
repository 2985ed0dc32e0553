import { type NetworkChoice, sameChoice } from '../../core/chain/networks.js';
import type { NetworkStatus } from '../../core/chain/snapshot.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { EndpointPool } from '../endpoints/endpoint-pool.js';
import { Holders } from './holders.js';
import type { KnownNode } from './identify.js';
import type { RuntimeCache } from './metadata-source.js';
import { networkStatus } from './network-status.js';
import { Opener } from './opener.js';
import { type NodeSource, openNode, openSession } from './opening.js';
import type { Session, SessionHooks } from './session.js';
import type { OpenSocket } from './socket.js';
import { Supervisor } from './supervisor.js';
import { UpgradeNotice } from './upgrade-notice.js';

export type ConnectionEvent = 'status' | 'best' | 'finalized' | 'runtime' | 'online';

export interface ConnectionDeps {
  openSocket: OpenSocket;
  runtimes: RuntimeCache;
  random(): number;
}

/**
 * The one connection to the chosen network, by whichever node of the pool serves best. It lives while somebody holds it
 * ({@link retain}); whoever reads asks for the session each time and so never keeps a dead one. A node that fails, falls
 * silent, falls behind or asks for rest is exchanged for another without the reader's doing.
 */
export class Connection {
  readonly pool: EndpointPool;
  private current: Session | null = null;
  private currentSinceMs = 0;
  private readonly holders = new Holders(() => this.rest());
  private readonly upgrades = new UpgradeNotice();
  private readonly listeners = new Set<(event: ConnectionEvent) => void>();
  private readonly source: NodeSource;
  private readonly opener: Opener;
  private readonly supervisor: Supervisor;
  private readonly hooks: SessionHooks;

  constructor(
    readonly choice: NetworkChoice,
    { openSocket, runtimes, random }: ConnectionDeps,
  ) {
    this.pool = new EndpointPool(choice.endpoints, random);
    this.source = { genesisHash: choice.genesisHash, openSocket, pool: this.pool };
    this.hooks = this.sessionHooks(runtimes);
    this.supervisor = new Supervisor({
      source: this.source,
      hooks: () => this.hooks,
      session: () => (this.holders.any ? this.current : null),
      exchange: (next, old) => this.exchange(next, old),
    });
    this.opener = new Opener({
      open: (signal) =>
        openSession(this.source, this.hooks, this.pool.order(), signal, this.supervisor.silentMs),
      hasSession: () => this.current !== null,
      isHeld: () => this.holders.any,
      onOpened: (session) => this.adopt(session),
      onChange: () => this.emit('status'),
      random,
    });
  }

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
    const release = this.holders.add();
    this.opener.attempt();
    return release;
  }

  /** The live session, or null. */
  get session(): Session | null {
    return this.current;
  }

  /** Why there is no session now; null while one is there, or one may still come soon. */
  get problem(): WalletError | null {
    return this.opener.problem;
  }

  /**
   * The live session, opened if need be. Fails once every endpoint has been tried, and within ten seconds.
   * The caller must hold the connection.
   * @throws WalletError chain/offline, chain/timeout, chain/wrong-genesis, chain/no-metadata …
   */
  ready(): Promise<Session> {
    return this.current ? Promise.resolve(this.current) : this.opener.next();
  }

  /** A node of the pool beside the one in use, for a comparison; the caller closes its socket. */
  openNode(url: string, signal: AbortSignal): Promise<KnownNode> {
    return openNode(this.source, url, signal);
  }

  status(): NetworkStatus {
    return networkStatus({
      networkId: this.choice.networkId,
      firstEndpoint: this.pool.order()[0] ?? '',
      session: this.current,
      opener: this.opener,
      upgrades: this.upgrades,
    });
  }

  /** Ends it for good, as when another network is chosen. */
  close(): void {
    this.holders.stop();
    this.drop();
    this.opener.end();
    this.listeners.clear();
  }

  private rest(): void {
    this.drop();
    this.opener.rest();
    this.emit('status');
  }

  private drop(): void {
    this.supervisor.stop();
    this.current?.close();
    this.current = null;
    this.pool.use(null);
  }

  private adopt(session: Session): void {
    this.current = session;
    this.currentSinceMs = Date.now();
    this.pool.use(session.endpoint);
    const upgraded = this.upgrades.use(session.runtime);
    this.supervisor.watch(session);
    this.opener.served(session);
    if (upgraded) this.emit('runtime');
    this.emit('online');
    this.emit('status');
  }

  /** Another node takes over: what the old one still owed is asked of the new one. */
  private exchange(next: Session, old: Session): void {
    if (this.current !== old) {
      next.close();
      return;
    }
    this.adopt(next);
    old.fail(new WalletError('chain/offline', { why: 'replaced' }));
  }

  private lost(error: WalletError, session: Session): void {
    if (session !== this.current) return;
    this.current = null;
    this.pool.failed(session.endpoint, error);
    this.opener.lost(error, Date.now() - this.currentSinceMs, this.supervisor.lost());
  }

  private sessionHooks(runtimes: RuntimeCache): SessionHooks {
    const ifOurs = (session: Session, work: () => void) => {
      if (session === this.current) work();
    };
    return {
      runtimes,
      onHead: (kind, session) =>
        ifOurs(session, () => {
          if (kind === 'best') this.supervisor.heard(session);
          this.emit(kind);
        }),
      onRuntime: (session) =>
        ifOurs(session, () => {
          if (this.upgrades.use(session.runtime)) this.emit('runtime');
        }),
      onLost: (error, session) => this.lost(error, session),
      onSilent: (silent, session) => ifOurs(session, () => this.supervisor.silent(silent)),
      onRateLimit: (session) =>
        ifOurs(session, () => {
          this.pool.tired(session.endpoint);
          this.supervisor.doubt('rate-limit');
        }),
      onLatency: (ms, session) => this.pool.measured(session.endpoint, ms),
      successor: (session) => this.successor(session),
    };
  }

  /** Where a read goes on that this session could not answer; null when nobody is left who waits for it. */
  private async successor(session: Session): Promise<Session | null> {
    if (!this.holders.any) return null;
    // Still in use: it was refused for its rate. Either another node takes over, or the budget makes it wait here.
    if (this.current === session) await this.supervisor.settled;
    return this.ready();
  }

  private emit(event: ConnectionEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}
