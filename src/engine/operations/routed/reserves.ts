import type { RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { announcementReserves } from './announcement-deposit.js';
import { sharedReserves } from './multisig-deposit.js';
import type { Wrapped } from './wrap.js';

/**
 * Deposits that the steps take from whoever signs, rao: of a first announcement, of a shared operation that is begun. Those
 * of steps further in are taken from the account they act for and are not the signer's.
 * @throws WalletError chain/bad-answer, chain/offline
 */
export async function reservedBy(
  reader: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
  wrapped: Wrapped,
): Promise<bigint> {
  const announced = await announcementReserves(reader, signer, steps);
  return announced + (await sharedReserves(reader, signer, steps, wrapped.callHex));
}
