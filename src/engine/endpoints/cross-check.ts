import type { CrossCheck } from '../../core/chain/endpoints.js';
import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import type { Connection } from '../chain/connection.js';
import type { KnownNode } from '../chain/identify.js';
import { asWalletError } from '../chain/opening.js';
import { firstToOpen } from '../chain/race.js';
import type { Session } from '../chain/session.js';
import { RpcError } from '../chain/socket.js';
import type { MetadataStore } from '../storage/metadata-store.js';
import { MetadataComparison } from './metadata-comparison.js';
import { operatorOf } from './operator.js';
import { commonBlock, compareAt } from './second-opinion.js';

/** Nobody waits longer for a second opinion: without one the wallet says that it has none. */
const CROSS_CHECK_MS = 3_000;

export interface CrossCheckAsk {
  address: string;
  netuids: readonly number[];
  /** Also the key that hidden transactions are encrypted to. */
  shieldKey?: true;
}

/** Asks a second node of another operator about the values that a decision rests on. */
export class CrossChecker {
  private readonly metadata: MetadataComparison;

  constructor(
    store: MetadataStore,
    private readonly limitMs = CROSS_CHECK_MS,
  ) {
    this.metadata = new MetadataComparison(store);
  }

  /**
   * `single` when there is no second operator, or it did not answer properly within three seconds. A second node that
   * answers nonsense is no second opinion, and no dispute either.
   * @throws WalletError why there is no first node: chain/offline, chain/timeout …
   */
  async check(connection: Connection | null, ask: CrossCheckAsk): Promise<CrossCheck> {
    if (!connection) throw new WalletError('invalid-message', { what: 'not configured' });
    const release = connection.retain();
    try {
      return await this.within(connection, await connection.ready(), ask);
    } finally {
      release();
    }
  }

  private async within(connection: Connection, session: Session, ask: CrossCheckAsk): Promise<CrossCheck> {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), this.limitMs);
    });
    const asking = this.ask(connection, session, ask, controller.signal).catch(noOpinion);
    const found = await Promise.race([asking, late]);
    clearTimeout(timer);
    controller.abort();
    const { number, hash } = session.finalized;
    return (
      found ?? { state: 'single', block: { number, hash }, sources: [session.endpoint], differences: [] }
    );
  }

  private async ask(
    connection: Connection,
    session: Session,
    ask: CrossCheckAsk,
    signal: AbortSignal,
  ): Promise<CrossCheck | null> {
    const node = await openForeign(connection, session, signal);
    const metadata = this.metadata.isSame(node, session.runtime);
    const comparing = compare(session, node, metadata, ask);
    // A first download may outlast this check: it is kept for the next one, and the connection as long as it takes.
    void Promise.allSettled([metadata, comparing]).then(() => node.socket.close());
    return comparing;
  }
}

async function compare(
  session: Session,
  { endpoint, socket }: KnownNode,
  metadata: Promise<boolean>,
  ask: CrossCheckAsk,
): Promise<CrossCheck | null> {
  const second = session.through(endpoint, socket);
  const sources = [session.endpoint, endpoint];
  const block = await commonBlock(session, second);
  if (block === null) return null;
  const { number, hash } = session.finalized;
  if (block === 'disputed')
    return { state: 'disputed', block: { number, hash }, sources, differences: ['block'] };
  const differences = await compareAt(session, second, block, ask);
  if (!differences.includes('spec-version') && !(await metadata)) differences.push('metadata');
  return { state: differences.length === 0 ? 'agreed' : 'disputed', block, sources, differences };
}

/** What goes wrong on the line or in an answer is no opinion; what goes wrong here must be seen. */
function noOpinion(error: unknown): null {
  if (isWalletError(error) || error instanceof RpcError) return null;
  throw error;
}

/** @throws WalletError chain/no-endpoint when the pool has no other operator, else why none of them opened. */
function openForeign(connection: Connection, session: Session, signal: AbortSignal): Promise<KnownNode> {
  const { pool } = connection;
  const own = operatorOf(session.endpoint);
  const urls = pool.others(session.endpoint).filter((url) => operatorOf(url) !== own);
  return firstToOpen(urls, signal, {
    open: (url, given) => connection.openNode(url, given),
    discard: ({ socket }) => socket.close(),
    onFailed: (url, error) => pool.failed(url, asWalletError(error)),
  });
}
