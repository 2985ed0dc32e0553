import type { FoundRight } from '../../core/routes/pending.js';
import type { BlockReader } from '../chain/block-reader.js';

/** Every right on the chain that one of these keys holds. @throws WalletError chain/* */
export async function findRights(_reader: BlockReader, _delegates: readonly string[]): Promise<FoundRight[]> {
  return [];
}
