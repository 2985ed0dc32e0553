import { actorOf, type RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { openContext } from '../context.js';
import { deposited, ownAnnouncements } from '../rights/deposits.js';
import { dispatchedNow, type StepDeposit } from './multisig-deposit.js';

/**
 * What a delegate puts down for one more announcement until it is carried out or taken back, as far as the route comes to it
 * now: nothing happens behind an announcement, so there is one at most (`opentensor/subtensor pallets/proxy/src/lib.rs`,
 * rejig_deposit).
 */
export async function announcementDeposits(
  reader: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
  callHex: string,
): Promise<StepDeposit[]> {
  const at = steps.findIndex(({ kind }) => kind === 'announce');
  if (at < 0 || dispatchedNow(reader.runtime, steps, callHex).length <= at) return [];
  const payer = actorOf({ signer, steps: steps.slice(0, at) });
  const context = openContext(reader, payer);
  const held = await ownAnnouncements(context);
  const more = deposited(context, 'AnnouncementDeposit', held, held.entries.length + 1);
  return more > 0n ? [{ payer, rao: more }] : [];
}
