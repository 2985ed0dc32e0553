import type { PendingOperation } from '../../core/routes/pending.js';
import type { BlockReader } from '../chain/block-reader.js';

/** Operations that wait for approvals in these shared accounts, newest first. @throws WalletError chain/* */
export async function readPending(
  _reader: BlockReader,
  _accounts: readonly string[],
): Promise<PendingOperation[]> {
  return [];
}
