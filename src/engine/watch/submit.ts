import type { FollowRow } from '../../protocol/engine/index.js';
import type { Session } from '../chain/session.js';
import type { ActivityBook } from './activity-book.js';
import { broadcast } from './broadcast.js';
import type { Follower } from './follower.js';
import { rejection } from './pool-rejection.js';

/**
 * Writes the transaction down, then sends it, then follows it. Bytes that were sent before, by a call whose answer got
 * lost, may be in a block by now; a pool refuses them then ("outdated"), so the blocks are asked before that is believed.
 * @throws WalletError chain/rejected when the pool refuses (the row is then failed); chain/offline or chain/timeout when
 * the connection broke before an answer: the row stays and is followed.
 */
export async function submit(
  session: Session,
  book: ActivityBook,
  follower: Follower,
  extrinsicHex: string,
  row: FollowRow,
): Promise<void> {
  await book.loaded;
  const known = book.get(row.txHash);
  if (known?.row.block) return;
  const sentBefore = known !== null && known.row.state !== 'signed';
  const tx = await book.add(row, 'signed', extrinsicHex, session.finalized.number + 1);
  await book.change(tx, { state: 'sent' });
  const failure = await broadcast(session, extrinsicHex);
  if (failure && sentBefore) await follower.lookNow();
  if (failure && !book.get(row.txHash)?.row.block) {
    await book.finish(tx, { state: 'failed', failure });
    throw rejection(failure);
  }
  follower.look();
}
