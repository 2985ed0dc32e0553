import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import { type HeaderInfo, readHeader } from './headers.js';
import { type Head, Heads } from './heads.js';
import { identify, type KnownNode, type NodeOptions, readGenesis } from './identify.js';
import type { RuntimeCache } from './metadata-source.js';
import type { Runtime } from './runtime.js';
import { type RuntimeVersion, readRuntimeVersion } from './runtime-version.js';
import { SessionLine } from './session-line.js';
import type { JsonRpcSocket, Requester } from './socket.js';

export type { Head } from './heads.js';

export interface SessionHooks {
  runtimes: RuntimeCache;
  onHead(kind: 'best' | 'finalized', session: Session): void;
  onRuntime(session: Session): void;
  onLost(error: WalletError, session: Session): void;
  /** Something waits and nothing is heard (true), or the node spoke again (false). */
  onSilent(silent: boolean, session: Session): void;
  /** The node asks for fewer requests. */
  onRateLimit(session: Session): void;
  /** How long the node took for a small answer. */
  onLatency(ms: number, session: Session): void;
  /** Where a read goes on that this session could not answer; null when nowhere. */
  successor(session: Session): Promise<Session | null>;
}

/** One live connection to one endpoint, with its runtime and heads. Ends for good when the connection does. */
export class Session {
  readonly endpoint: string;
  readonly genesisHash: string;
  /** Requests of whoever somebody waits for. */
  readonly socket: Requester;
  /** The connection itself, without anything that goes on elsewhere. */
  private readonly line: JsonRpcSocket;
  private heads: Heads | null = null;
  /** Version the node said last. */
  private announced = 0;

  private constructor(
    node: KnownNode,
    private readonly hooks: SessionHooks,
    public runtime: Runtime,
  ) {
    this.endpoint = node.endpoint;
    this.genesisHash = node.genesisHash;
    this.line = node.socket;
    this.socket = new SessionLine(this.line, () => this.successor(), 'interactive');
  }

  /** Connects, checks the chain's identity, and {@link begin}s. @throws WalletError as both */
  static async open(options: NodeOptions, hooks: SessionHooks): Promise<Session> {
    return Session.begin(await identify(options), hooks);
  }

  /**
   * Follows heads and runtime of a node whose identity is right.
   * @throws WalletError chain/offline, chain/no-metadata, chain/bad-answer
   */
  static async begin(node: KnownNode, hooks: SessionHooks): Promise<Session> {
    const { socket } = node;
    try {
      const runtime = await hooks.runtimes.get(socket, node.genesisHash, node.version, null);
      const session = new Session(node, hooks, runtime);
      await session.start();
      return session;
    } catch (error) {
      socket.close();
      throw error;
    }
  }

  /** Why the connection broke; null while it stands, or when it was closed on purpose. */
  get lostBy(): WalletError | null {
    return this.line.lostBy;
  }

  get best(): Head {
    return this.started().best;
  }

  get finalized(): HeaderInfo {
    return this.started().finalized;
  }

  /** The same session for work that nobody waits for: its requests let all others pass. */
  get background(): Session {
    const line = new SessionLine(this.line, () => this.successor(), 'background');
    return Object.create(this, { socket: { value: line } }) as Session;
  }

  /** The same chain, with the same codec, asked through another node: for comparisons at a block both have. */
  through(endpoint: string, socket: Requester): Session {
    return Object.create(this, { endpoint: { value: endpoint }, socket: { value: socket } }) as Session;
  }

  /** Takes the node's best block as it is now, without waiting for the announcement. */
  async refreshBest(): Promise<void> {
    const json = await this.socket.request('chain_getHeader', []);
    this.started().best = { ...readHeader(this.runtime, json), atMs: Date.now() };
  }

  /**
   * Asks a node again which chain it is of: a sign of life, and the proof that nobody repointed the address meanwhile.
   * Anything but the same answer ends the session.
   */
  async checkIdentity(): Promise<void> {
    const askedMs = Date.now();
    try {
      const found = await readGenesis(this.line);
      if (found !== this.genesisHash)
        this.fail(new WalletError('chain/wrong-genesis', { expected: this.genesisHash, found }));
      this.hooks.onLatency(Date.now() - askedMs, this);
    } catch (error) {
      // A refusal for its rate proves that it is there; a lost connection says so by itself.
      if (isWalletError(error) && error.code === 'chain/bad-answer') this.fail(error);
    }
  }

  close(): void {
    this.line.close();
  }

  /** Gives the connection up for a reason: whoever waits for an answer may go on elsewhere. */
  fail(error: WalletError): void {
    this.line.fail(error);
  }

  private async start(): Promise<void> {
    const { line, hooks } = this;
    const broken = (error: unknown) => this.fail(asWalletError(error));
    this.heads = await Heads.follow(line, () => this.runtime, {
      onHead: (kind) => hooks.onHead(kind, this),
      onBroken: broken,
    });
    line.onLost = (error) => hooks.onLost(error, this);
    line.onRateLimit = () => hooks.onRateLimit(this);
    line.onSilent = (silent) => {
      hooks.onSilent(silent, this);
      if (silent) void this.checkIdentity();
    };
    await line.subscribe('state_subscribeRuntimeVersion', [], (json) => {
      try {
        this.follow(readRuntimeVersion(json));
      } catch (error) {
        broken(error);
      }
    });
  }

  private follow(next: RuntimeVersion): void {
    this.announced = next.specVersion;
    if (next.specVersion === this.runtime.specVersion) {
      this.started().release();
      return;
    }
    this.started().hold();
    this.hooks.runtimes.get(this.line, this.genesisHash, next, null).then(
      (upgraded) => {
        // Another upgrade may have been announced meanwhile.
        if (this.announced !== upgraded.specVersion) return;
        this.runtime = upgraded;
        this.started().release();
        this.hooks.onRuntime(this);
      },
      (error: unknown) => this.fail(asWalletError(error)),
    );
  }

  private async successor(): Promise<JsonRpcSocket | null> {
    const next = await this.hooks.successor(this);
    return next && next.genesisHash === this.genesisHash ? next.line : null;
  }

  private started(): Heads {
    if (!this.heads) throw new WalletError('internal', { what: 'session not started' });
    return this.heads;
  }
}

function asWalletError(error: unknown): WalletError {
  return isWalletError(error) ? error : new WalletError('internal', {}, { cause: error });
}
