import type { ActivityRow } from '../../core/activity/types.js';
import { isWalletError } from '../../core/errors/wallet-error.js';
import type { Connection } from '../chain/connection.js';
import type { RuntimeCache } from '../chain/metadata-source.js';
import type { Session } from '../chain/session.js';
import { shieldStateOf } from '../shield/state.js';
import type { TrackedTx } from '../storage/engine-store.js';
import type { ActivityBook } from './activity-book.js';
import { BlockIndex, type IndexedBlock } from './block-index.js';
import { rebroadcast } from './broadcast.js';
import { isShielded, ShieldFollower } from './follow-shielded.js';
import { readResult } from './settle.js';

/** An immortal transaction could come back years later; after this many blocks it is no longer looked for. */
const GIVE_UP_AFTER_BLOCKS = 300;

/**
 * Follows transactions by looking for their hashes in blocks, whoever sent them: the same way for our own, for a dApp's,
 * and after a restart, a lost connection or a reorg. What is in an unfinalized block is "in block" and may go back to
 * "sent"; only a finalized block settles anything.
 */
export class Follower {
  private readonly blocks = new BlockIndex();
  private connection: Connection | null = null;
  private unlisten: () => void = () => undefined;
  private release: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private readonly shielded: ShieldFollower;
  private passedTo: number | null = null;

  /** @param onRenew told at each block of a hidden transaction whose carrier is dead and that can still have another */
  constructor(
    private readonly book: ActivityBook,
    private readonly runtimes: RuntimeCache,
    private readonly onRenew: (txHash: string) => void,
  ) {
    this.shielded = new ShieldFollower(book, this.blocks, runtimes);
    book.onPending(() => {
      this.hold();
      this.look();
    });
  }

  /** Follows on this connection from now on. */
  use(connection: Connection): void {
    this.unlisten();
    this.release?.();
    this.release = null;
    this.connection = connection;
    this.passedTo = null;
    this.book.setChain(null);
    this.unlisten = connection.on((event) => {
      if (event === 'online') void this.cameOnline(connection);
      if (event === 'best' || event === 'finalized' || event === 'online') this.look();
    });
    this.hold();
  }

  /** Looks again soon: after a new row, or a new head. Passes never overlap. */
  look(): void {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.pass()
      .catch((error: unknown) => {
        // The next head tries again; a lost connection is not news here.
        if (!isWalletError(error)) console.error('following failed', error);
      })
      .finally(() => {
        this.running = null;
        if (!this.again) return;
        this.again = false;
        this.look();
      });
  }

  /** Asks the node for its newest block, which it may not have announced yet, looks, and resolves when done. */
  async lookNow(): Promise<void> {
    await this.connection?.session?.refreshBest();
    await this.running;
    this.look();
    await this.running;
  }

  /** Best block up to which every open transaction was looked for on this connection; null before the first time. */
  get lookedTo(): number | null {
    return this.passedTo;
  }

  private hold(): void {
    const wanted = this.connection !== null && this.book.pendingCount() > 0;
    if (wanted && !this.release && this.connection) this.release = this.connection.retain();
    if (!wanted && this.release) {
      this.release();
      this.release = null;
    }
  }

  private async cameOnline(connection: Connection): Promise<void> {
    await this.book.loaded;
    const { session } = connection;
    if (!session || connection !== this.connection) return;
    this.book.setChain(session.genesisHash);
    for (const tx of this.book.pending(session.genesisHash)) await rebroadcast(session, tx);
  }

  private async pass(): Promise<void> {
    const session = this.connection?.session;
    if (!session) return;
    const { best } = session;
    const pending = this.book.pending(session.genesisHash);
    if (pending.length > 0) await this.find(session, pending);
    this.passedTo = best.number;
    for (const tx of this.book.pending(session.genesisHash))
      if (shieldStateOf(tx, best.number).state === 'renew') this.onRenew(tx.row.txHash);
  }

  private async find(session: Session, pending: TrackedTx[]): Promise<void> {
    const { best, finalized } = session;
    for (const tx of pending)
      await (isShielded(tx)
        ? this.shielded.searchFinalized(session, tx, finalized.number)
        : this.searchFinalized(session, tx, finalized.number));
    const open = await this.blocks.unfinalized(session, best, finalized.number);
    for (const tx of this.book.pending(session.genesisHash))
      await (isShielded(tx)
        ? this.shielded.placeOnBest(session, tx, open)
        : this.placeOnBest(session, tx, open));
  }

  private async searchFinalized(session: Session, tx: TrackedTx, finalized: number): Promise<void> {
    const last = Math.min(finalized, tx.validUntilBlock ?? tx.fromBlock + GIVE_UP_AFTER_BLOCKS);
    for (let number = tx.searchedTo + 1; number <= last; number++) {
      const block = await this.blocks.finalizedAt(session, number);
      const index = block.extrinsics.indexOf(tx.row.txHash);
      if (index >= 0) return this.settle(session, tx, block, index);
    }
    if (last > tx.searchedTo) await this.book.searched(tx, last);
    if (tx.validUntilBlock !== null && finalized >= tx.validUntilBlock)
      return this.book.finish(tx, { state: 'expired', block: null, extrinsicIndex: null, outcome: null });
    if (tx.validUntilBlock === null && last >= tx.fromBlock + GIVE_UP_AFTER_BLOCKS)
      return this.book.finish(tx, {});
  }

  private async settle(session: Session, tx: TrackedTx, block: IndexedBlock, index: number): Promise<void> {
    const { outcome, failure } = await readResult(session, this.runtimes, block, index, tx.row);
    return this.book.finish(tx, {
      state: failure ? 'failed' : 'finalized',
      block: { number: block.number, hash: block.hash },
      extrinsicIndex: index,
      outcome,
      failure,
    });
  }

  private async placeOnBest(session: Session, tx: TrackedTx, open: IndexedBlock[]): Promise<void> {
    const block = open.find(({ extrinsics }) => extrinsics.includes(tx.row.txHash));
    if (!block) {
      if (tx.row.state !== 'in-block') return;
      return this.book.change(tx, {
        state: 'sent',
        block: null,
        extrinsicIndex: null,
        outcome: null,
        failure: null,
      });
    }
    if (tx.row.block?.hash === block.hash) return;
    const index = block.extrinsics.indexOf(tx.row.txHash);
    const { outcome, failure } = await readResult(session, this.runtimes, block, index, tx.row);
    const change: Partial<ActivityRow> = {
      state: 'in-block',
      block: { number: block.number, hash: block.hash },
      extrinsicIndex: index,
      outcome,
      failure,
    };
    return this.book.change(tx, change);
  }
}
