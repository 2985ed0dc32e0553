import { isWalletError } from '../../core/errors/wallet-error.js';
import type { Session } from '../chain/session.js';
import { RpcError } from '../chain/socket.js';
import type { TrackedTx } from '../storage/engine-store.js';
import type { ActivityBook } from './activity-book.js';
import { isAlreadyImported, poolFailure, rejection } from './pool-rejection.js';

/**
 * Hands signed bytes to the node.
 * @throws WalletError chain/rejected when the pool refuses (the row is then failed); chain/offline or chain/timeout when
 * the connection broke before an answer: the node may have them, so the row stays and is followed.
 */
export async function broadcast(
  session: Session,
  book: ActivityBook,
  tx: TrackedTx,
  extrinsicHex: string,
): Promise<void> {
  await book.change(tx, { state: 'sent' });
  try {
    await session.socket.request('author_submitExtrinsic', [extrinsicHex]);
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    if (isAlreadyImported(error)) return;
    const failure = poolFailure(error);
    await book.finish(tx, { state: 'failed', failure });
    throw rejection(failure);
  }
}

/**
 * Sends the same bytes again after a new connection: the pool that took them may be gone. Refusals mean nothing here
 * (most often the transaction is in a block already); the search through the blocks decides.
 */
export async function rebroadcast(session: Session, tx: TrackedTx): Promise<void> {
  if (tx.extrinsicHex === null || tx.row.state === 'in-block') return;
  try {
    await session.socket.request('author_submitExtrinsic', [tx.extrinsicHex]);
  } catch (error) {
    if (!(error instanceof RpcError) && !isWalletError(error)) throw error;
  }
}
