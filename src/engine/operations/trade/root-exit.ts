import type { Advice } from '../../../core/operations/quote.js';
import type { PositionAmount } from '../../../core/operations/request.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { owedOnRoot } from '../rewards/owed.js';
import type { TradeWorld } from './world.js';

/**
 * Before the baskets, root stake that leaves a validator may take unclaimed rewards with it into nothing
 * (`opentensor/subtensor pallets/subtensor/src/staking/claim_root.rs`): says so, with what would be lost. An amount that is
 * not known in base units counts as all of the position.
 */
export async function claimFirstAdvice(
  world: TradeWorld,
  hotkey: string,
  netuid: number,
  leaving: PositionAmount | null = null,
): Promise<Advice[]> {
  if (netuid !== ROOT_NETUID) return [];
  const [{ base }, owed] = await Promise.all([world.held(hotkey, netuid), owedOnRoot(world.context, hotkey)]);
  const lost = owed.lostRao(leaving?.by === 'alpha' && leaving.base < base ? leaving.base : base);
  return lost > 0n ? [{ code: 'claim-first', context: { owedRao: `${lost}`, hotkey } }] : [];
}
