import type { ActivityRow } from '../../core/activity/types.js';
import { isWalletError } from '../../core/errors/wallet-error.js';
import type { Session } from '../chain/session.js';
import { RpcError } from '../chain/socket.js';
import type { TrackedTx } from '../storage/engine-store.js';
import { isAlreadyImported, poolFailure } from './pool-rejection.js';

/**
 * Hands signed bytes to the node's pool. Null when it took them (or has them already), else why it would not.
 * @throws WalletError chain/offline, chain/timeout when the connection broke before an answer: the node may have them.
 */
export async function broadcast(session: Session, extrinsicHex: string): Promise<ActivityRow['failure']> {
  try {
    await session.socket.request('author_submitExtrinsic', [extrinsicHex]);
    return null;
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    return isAlreadyImported(error) ? null : poolFailure(error);
  }
}

/**
 * Sends the same bytes again after a new connection: the pool that took them may be gone. Refusals mean nothing here
 * (most often the transaction is in a block already); the search through the blocks decides.
 */
export async function rebroadcast(session: Session, tx: TrackedTx): Promise<void> {
  const { protection, state } = tx.row;
  if (tx.extrinsicHex === null || state === 'in-block') return;
  if (protection?.state === 'on' && protection.stage !== 'hidden') return;
  try {
    await broadcast(session, tx.extrinsicHex);
  } catch (error) {
    // Lost again: the next connection tries again.
    if (!isWalletError(error)) throw error;
  }
}
