import type { ScenarioPlan } from '../../scenario/plan.js';
import type { RuntimeCodec, StateMut } from '../../types.js';
import { addTo, amountOf, subtokenEnabled } from '../subtensor/storage.js';
import { FIXED, priceFixed, readPool } from '../swap/index.js';
import { flushDeposits, queueDividend } from './deposits.js';

/** A fund begins with this part of the root stake it belongs to, spread over this many subnets. */
const PART_OF_ROOT_STAKE = 400n;
const MOST_ROWS = 12;
/** Value in rao of one more holding, too small to be worth a sale in a claim. */
const DUST = 400_000n;

/** Gives every root validator a fund with alpha of the subnets it serves, so that its stakers have something to claim. */
export function seedBaskets(codec: RuntimeCodec, state: StateMut, plan: ScenarioPlan): void {
  const genesis = { number: 0, parentHash: '0x00', timestampMs: 0, hashOf: () => undefined } as const;
  for (const { hotkey, netuids } of plan.validators) {
    if (!netuids.includes(0)) continue;
    const served = netuids.filter((netuid) => netuid !== 0 && subtokenEnabled(state, netuid));
    const [small, ...rows] = served.slice(0, MOST_ROWS + 1).reverse();
    const value = amountOf(state, 'TotalHotkeyAlpha', hotkey, 0) / PART_OF_ROOT_STAKE;
    for (const netuid of rows) earn(state, hotkey, netuid, value / BigInt(rows.length));
    if (small !== undefined) earn(state, hotkey, small, DUST);
    flushDeposits({ codec, state, block: genesis, deposit: () => undefined }, hotkey);
  }
}

function earn(state: StateMut, hotkey: string, netuid: number, rao: bigint): void {
  const alpha = (rao * FIXED) / priceFixed(readPool(state, netuid));
  addTo(state, 'SubnetAlphaOut', [netuid], alpha);
  queueDividend(state, hotkey, netuid, alpha);
}
