import type { StateView } from '../../types.js';
import { claimableRates, rootOwed } from '../subtensor/root-claimed.js';
import { addStake, stakeOf } from '../subtensor/stakes.js';
import { addTo } from '../subtensor/storage.js';
import type { Funding } from './deposits.js';
import { ESCROW } from './escrow.js';
import { fundRows, navOf, sharesFor, sharesOf } from './fund.js';
import { creditShares } from './owed.js';
import { stampBaseline } from './pricing.js';

const PALLET = 'SubtensorModule';

/**
 * Turns what root stake had to claim by subnet into shares of the validators' funds: the first block of a runtime with
 * baskets finds it where the runtime before left it.
 */
export function migrateClaims(funding: Funding): void {
  for (const { args, value } of funding.state.entries(PALLET, 'RootClaimable')) {
    if ((value as unknown[]).length > 0) migrate(funding, String(args[0]));
  }
}

function migrate(funding: Funding, hotkey: string): void {
  const { codec, state } = funding;
  const stakers = rootStakers(state, hotkey);
  const values = new Map<string, bigint>();
  const before = navOf(fundRows(state, hotkey));
  let value = before;
  for (const [netuid] of claimableRates(state, hotkey)) {
    const owed = stakers.map((coldkey) => ({
      coldkey,
      alpha: rootOwed(state, hotkey, coldkey, netuid, stakeOf(state, hotkey, coldkey, 0)),
    }));
    const alpha = owed.reduce((sum, part) => sum + part.alpha, 0n);
    if (alpha === 0n) continue;
    addStake(codec, state, hotkey, ESCROW, netuid, alpha);
    const after = navOf(fundRows(state, hotkey));
    for (const part of owed) {
      const share = (part.alpha * (after - value)) / alpha;
      values.set(part.coldkey, (values.get(part.coldkey) ?? 0n) + share);
    }
    value = after;
  }
  const outstanding = sharesOf(state, hotkey);
  for (const [coldkey, share] of values) {
    const shares = sharesFor(share, outstanding, before);
    addTo(state, 'BasketShares', [hotkey], shares);
    creditShares(state, hotkey, coldkey, shares);
  }
  state.remove(PALLET, 'RootClaimable', hotkey);
  stampBaseline(funding, hotkey);
}

function rootStakers(state: StateView, hotkey: string): string[] {
  const entries = ['AlphaV2', 'Alpha'].flatMap((item) => state.entries(PALLET, item, hotkey));
  return [...new Set(entries.filter(({ args }) => Number(args[2]) === 0).map(({ args }) => String(args[1])))];
}
