import type { CarrierRow, FollowRow } from '../../protocol/engine/index.js';
import type { Session } from '../chain/session.js';
import type { ActivityBook } from './activity-book.js';
import { broadcast } from './broadcast.js';
import type { Follower } from './follower.js';
import { isOnlyThisCarrier, rejection } from './pool-rejection.js';
import { staged } from './shield-row.js';

/**
 * Writes a carrier down, then sends it, then follows what is inside. The same carrier again is sent again; one whose era is
 * over, or that meets the one before it, is not a failure: the next takes its place.
 * @throws WalletError chain/rejected when the pool refuses for good: what is inside can not be carried any more, and the row
 * says why. chain/offline or chain/timeout when the connection broke before an answer: the row stays and is followed.
 */
export async function submitCarrier(
  session: Session,
  book: ActivityBook,
  follower: Follower,
  carrierHex: string,
  row: FollowRow & { shield: CarrierRow },
): Promise<void> {
  await book.loaded;
  const { shield } = row;
  const known = book.get(row.txHash);
  if (known?.done || isSeen(book, row.txHash)) return;
  const fresh = { ...row, shield: { ...shield, tries: 0 } };
  const added = await book.add(fresh, 'signed', null, session.finalized.number + 1);
  const tx = await book.carry(added, shield, carrierHex);
  // Of a chain that has its last block already, no pool would take it.
  if (session.best.number >= shield.carrierValidUntilBlock) return follower.look();
  const failure = await broadcast(session, carrierHex);
  if (!failure || isOnlyThisCarrier(failure)) return follower.look();
  // Bytes of before may be in a block, which is why a pool would call these outdated.
  if (known) await follower.lookNow();
  if (isSeen(book, row.txHash)) return;
  // An earlier carrier may come back with another branch, so the blocks are searched until the era is over.
  if (shield.tries > 1) await book.change(tx, { state: 'failed', failure });
  else
    await book.finish(tx, {
      state: 'failed',
      failure,
      protection: staged(book.get(row.txHash)?.row.protection ?? null, 'unused', null),
    });
  throw rejection(failure);
}

/** A carrier or what is inside is in a block. */
function isSeen(book: ActivityBook, txHash: string): boolean {
  const row = book.get(txHash)?.row;
  return row?.block != null || (row?.protection?.state === 'on' && row.protection.carrierBlock !== null);
}
