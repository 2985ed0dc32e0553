import type { ActivityRow } from '../../core/activity/types.js';
import type { RuntimeCache } from '../chain/metadata-source.js';
import type { Session } from '../chain/session.js';
import type { SeenCarrier, ShieldTrack, TrackedTx } from '../storage/engine-store.js';
import type { ActivityBook } from './activity-book.js';
import type { BlockIndex, IndexedBlock } from './block-index.js';
import { readResult } from './settle.js';
import { staged } from './shield-row.js';

/** A transaction inside a carrier. */
export type ShieldedTx = TrackedTx & { shield: ShieldTrack; validUntilBlock: number };

export function isShielded(tx: TrackedTx): tx is ShieldedTx {
  return tx.shield !== null && tx.validUntilBlock !== null;
}

/**
 * Follows what travels inside carriers: the block author puts it behind its carrier in the same block, or it never comes
 * (or, with a malicious author, later within its own era). A carrier in a block says nothing by itself.
 */
export class ShieldFollower {
  constructor(
    private readonly book: ActivityBook,
    private readonly blocks: BlockIndex,
    private readonly runtimes: RuntimeCache,
  ) {}

  /** Looks through finalized blocks that were not searched yet; settles what is there, and what can not come any more. */
  async searchFinalized(session: Session, first: ShieldedTx, finalized: number): Promise<void> {
    let tx: TrackedTx = first;
    const last = Math.min(finalized, first.validUntilBlock);
    for (let number = first.searchedTo + 1; number <= last; number++) {
      const block = await this.blocks.finalizedAt(session, number);
      const seen = await this.carrierIn(session, first, [block]);
      if (seen) tx = await this.book.settleCarrier(tx, seen);
      if (block.extrinsics.includes(first.row.txHash)) return this.settle(session, tx, block);
    }
    if (last > first.searchedTo) await this.book.searched(tx, last);
    if (finalized >= first.validUntilBlock) await this.end(tx);
  }

  /** Says what the blocks above the finalized one hold, and takes back what they hold no more. */
  async placeOnBest(session: Session, tx: ShieldedTx, open: IndexedBlock[]): Promise<void> {
    const block = open.find(({ extrinsics }) => extrinsics.includes(tx.row.txHash));
    const seen = tx.shield.settled ?? (await this.carrierIn(session, tx, open));
    if (!block && !seen) return this.takeBack(tx);
    const { protection } = tx.row;
    const stage = block ? 'opened' : 'not-opened';
    const isSame =
      protection?.state === 'on' &&
      protection.stage === stage &&
      protection.carrierBlock?.hash === seen?.block.hash &&
      tx.row.block?.hash === block?.hash;
    if (isSame) return;
    const change = block
      ? { state: 'in-block' as const, ...(await this.resultIn(session, tx, block)) }
      : { state: 'sent' as const, ...NOT_IN_A_BLOCK };
    await this.book.change(tx, { ...change, protection: staged(protection, stage, seen) });
  }

  private async takeBack(tx: ShieldedTx): Promise<void> {
    const { protection, state } = tx.row;
    const isHidden = protection?.state === 'on' && protection.stage === 'hidden';
    if (isHidden || state === 'failed') return;
    const newest = protection?.state === 'on' && {
      ...protection,
      carrierHash: tx.shield.carriers.at(-1)?.hash ?? protection.carrierHash,
    };
    const back = staged(newest || protection, 'hidden', null);
    await this.book.change(tx, { state: 'sent', ...NOT_IN_A_BLOCK, protection: back });
  }

  private async settle(session: Session, tx: TrackedTx, block: IndexedBlock): Promise<void> {
    const result = await this.resultIn(session, tx, block);
    await this.book.finish(tx, {
      ...result,
      state: result.failure ? 'failed' : 'finalized',
      protection: staged(tx.row.protection, 'opened', tx.shield?.settled ?? null),
    });
  }

  /** Its era is over: it can never happen any more, and neither can a carrier, whose era is always the shorter. */
  private async end(tx: TrackedTx): Promise<void> {
    const seen = tx.shield?.settled ?? null;
    const protection = staged(tx.row.protection, seen ? 'not-opened' : 'unused', seen);
    // A pool's refusal says more than the age.
    if (tx.row.state === 'failed') return this.book.finish(tx, { protection });
    await this.book.finish(tx, { state: 'expired', ...NOT_IN_A_BLOCK, protection });
  }

  private async carrierIn(
    session: Session,
    { shield, row }: ShieldedTx,
    open: IndexedBlock[],
  ): Promise<SeenCarrier | null> {
    const hashes = new Set(shield.carriers.map(({ hash }) => hash));
    for (const block of open) {
      const index = block.extrinsics.findIndex((hash) => hashes.has(hash));
      const hash = block.extrinsics[index];
      if (hash === undefined) continue;
      const known = row.protection?.state === 'on' ? row.protection : null;
      const at = { number: block.number, hash: block.hash };
      if (known?.carrierBlock?.hash === block.hash && known.carrierHash === hash)
        return { hash, block: at, feeRao: known.carrierFeeRao };
      const { outcome } = await readResult(session, this.runtimes, block, index, {
        address: shield.carrierAddress,
      });
      return { hash, block: at, feeRao: outcome.feeRao };
    }
    return null;
  }

  private async resultIn(session: Session, { row }: TrackedTx, block: IndexedBlock): Promise<Placed> {
    const index = block.extrinsics.indexOf(row.txHash);
    const { outcome, failure } = await readResult(session, this.runtimes, block, index, row);
    const at = { number: block.number, hash: block.hash };
    return { block: at, extrinsicIndex: index, outcome, failure };
  }
}

type Placed = Pick<ActivityRow, 'block' | 'extrinsicIndex' | 'outcome' | 'failure'>;
const NOT_IN_A_BLOCK: Placed = { block: null, extrinsicIndex: null, outcome: null, failure: null };
