import type { RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { openContext } from '../context.js';
import { deposited, ownAnnouncements } from '../rights/deposits.js';

/**
 * What a delegate puts down for one more announcement until it is carried out or taken back, rao: only where the signer
 * itself announces (`opentensor/subtensor pallets/proxy/src/lib.rs`, rejig_deposit).
 */
export async function announcementReserves(
  reader: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
): Promise<bigint> {
  if (steps[0]?.kind !== 'announce') return 0n;
  const context = openContext(reader, signer);
  const held = await ownAnnouncements(context);
  const more = deposited(context, 'AnnouncementDeposit', held, held.entries.length + 1);
  return more > 0n ? more : 0n;
}
