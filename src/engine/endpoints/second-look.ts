import { WalletError } from '../../core/errors/wallet-error.js';
import { readBlockNumber } from '../chain/headers.js';
import type { KnownNode } from '../chain/identify.js';
import { asWalletError } from '../chain/opening.js';
import type { Session } from '../chain/session.js';
import { asReadError } from '../chain/socket.js';
import { type EndpointPool, MAX_LAG_BLOCKS } from './endpoint-pool.js';

/** Not in the way of the first screen. */
const AFTER_MS = 1_000;
const EVERY_MS = 5 * 60_000;

export interface SecondLookDeps {
  pool: EndpointPool;
  /** The session in use; null when there is none or nobody looks. */
  session(): Session | null;
  open(url: string, signal: AbortSignal): Promise<KnownNode>;
  /** The session in use is behind another node. */
  onBehind(): void;
}

/**
 * While somebody looks: compares the node in use with one of another operator, at most every five minutes and without
 * delaying anything. It finds a node that is of the right chain and well, but far behind, or that was repointed.
 */
export class SecondLook {
  private lastMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private controller: AbortController | null = null;

  constructor(private readonly deps: SecondLookDeps) {}

  schedule(): void {
    clearTimeout(this.timer);
    const wait = Math.max(AFTER_MS, this.lastMs + EVERY_MS - Date.now());
    this.timer = setTimeout(() => {
      this.lastMs = Date.now();
      void this.look().finally(() => {
        if (this.deps.session()) this.schedule();
      });
    }, wait);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.controller?.abort();
  }

  private async look(): Promise<void> {
    const session = this.deps.session();
    if (!session) return;
    await session.checkIdentity();
    const [url] = this.deps.pool.others(session.endpoint, true);
    if (url === undefined || this.deps.session() !== session) return;
    const controller = new AbortController();
    this.controller = controller;
    try {
      const node = await this.deps.open(url, controller.signal);
      try {
        await this.compare(session, node);
      } finally {
        node.socket.close();
      }
    } catch (error) {
      if (!controller.signal.aborted) this.deps.pool.failed(url, asWalletError(asReadError(error)));
    }
  }

  private async compare(session: Session, { endpoint, socket, version }: KnownNode): Promise<void> {
    const { pool } = this.deps;
    const [best, finalHash] = await Promise.all([
      socket.request('chain_getHeader', [], 'background').then(readBlockNumber),
      socket.request('chain_getFinalizedHead', [], 'background'),
    ]);
    const final = readBlockNumber(await socket.request('chain_getHeader', [finalHash], 'background'));
    if (this.deps.session() !== session) return;
    pool.heard(endpoint, best);
    const ahead = Math.max(best - session.best.number, final - session.finalized.number);
    if (ahead > MAX_LAG_BLOCKS) this.deps.onBehind();
    // Equally far and of another runtime: which of them is right cannot be told from here, so the other one waits.
    else if (
      best - session.best.number > -MAX_LAG_BLOCKS &&
      version.specVersion !== session.runtime.specVersion
    )
      pool.left(endpoint, new WalletError('chain/spec-mismatch', { specVersion: version.specVersion }));
  }
}
