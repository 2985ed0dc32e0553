import type { Advice } from '../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { callShape } from '../../chain/call-shapes.js';
import { storageItem } from '../../chain/storage-items.js';
import { readRootRewards } from '../../portfolio/root-rewards.js';
import type { TradeWorld } from './world.js';

/**
 * Before the baskets, root stake that leaves a validator takes unclaimed rewards with it into nothing
 * (`opentensor/subtensor pallets/subtensor/src/staking/claim_root.rs`): says so, with what they are worth.
 */
export async function claimFirstAdvice(world: TradeWorld, hotkey: string, netuid: number): Promise<Advice[]> {
  const { runtime, context } = world;
  const claims =
    storageItem(runtime, 'SubtensorModule', 'RootClaimable') !== null &&
    callShape(runtime, 'SubtensorModule', 'set_root_claim_type') !== null;
  if (netuid !== ROOT_NETUID || !claims) return [];
  const coldkey = context.address;
  const { base } = await world.held(hotkey, netuid);
  const stakes = [{ coldkey, hotkey, netuid, base }];
  const all = await readRootRewards(context.reader, [coldkey], stakes, new Set(['root-claims']));
  const rewards = all.get(coldkey);
  if (rewards?.kind !== 'claims') return [];
  const owed = rewards.claims.reduce((sum, { spotRao }) => sum + spotRao, 0n);
  return owed > 0n ? [{ code: 'claim-first', context: { owedRao: `${owed}`, hotkey } }] : [];
}
