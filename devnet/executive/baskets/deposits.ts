import type { StateMut, StateView } from '../../types.js';
import type { CallContext } from '../dispatch-context.js';
import { rulesOf } from '../rules.js';
import { addStake, stakeOf } from '../subtensor/stakes.js';
import { addTo, amountOf } from '../subtensor/storage.js';
import { ESCROW } from './escrow.js';
import { fundRows, navOf, saleValue, sharesFor, sharesOf } from './fund.js';
import { stampBaseline } from './pricing.js';
import { RATE_BITS } from './watermark.js';

const PALLET = 'SubtensorModule';
/** A return of one in 64 fractional bits. */
const ONE = 1n << 64n;

/** What funds need of a block. */
export type Funding = Pick<CallContext, 'codec' | 'state' | 'block' | 'deposit'>;

/** Alpha earned by a validator's root stake waits to be credited to its fund. */
export function queueDividend(state: StateMut, hotkey: string, netuid: number, alpha: bigint): void {
  addTo(state, 'PendingBasketDeposits', [hotkey, netuid], alpha);
}

function pendingOf(state: StateView, hotkey: string): Array<{ netuid: number; alpha: bigint }> {
  return state
    .entries(PALLET, 'PendingBasketDeposits', hotkey)
    .map(({ args, value }) => ({ netuid: Number(args[1]), alpha: value as bigint }))
    .filter(({ alpha }) => alpha > 0n);
}

/** Root stake with a validator that earns: all but the funds' own cash. */
export function earningStake(state: StateView, hotkey: string): bigint {
  return amountOf(state, 'TotalHotkeyAlpha', hotkey, 0) - stakeOf(state, hotkey, ESCROW, 0);
}

/**
 * Credits a validator's queued dividends in kind: new shares at the fund's value, spread over its root stake. What is
 * worth nothing yet, or has nobody to go to, waits on. Gives the number of dividends credited
 * (`RaoFoundation/subtensor pallets/subtensor/src/staking/claim_root.rs`).
 */
export function flushDeposits(funding: Funding, hotkey: string): number {
  const { codec, state } = funding;
  const pending = pendingOf(state, hotkey);
  const stakers = earningStake(state, hotkey);
  if (pending.length === 0 || stakers <= 0n) return 0;
  let value = navOf(fundRows(state, hotkey));
  let credited = 0;
  for (const { netuid, alpha } of pending) {
    const held = stakeOf(state, hotkey, ESCROW, netuid);
    const added = saleValue(state, netuid, held + alpha) - (held > 0n ? saleValue(state, netuid, held) : 0n);
    const shares = sharesFor(added, sharesOf(state, hotkey), value);
    const rate = (shares << RATE_BITS) / stakers;
    if (rate <= 0n) continue;
    addStake(codec, state, hotkey, ESCROW, netuid, alpha);
    state.remove(PALLET, 'PendingBasketDeposits', hotkey, netuid);
    addTo(state, 'BasketShares', [hotkey], shares);
    addTo(state, 'BasketRate', [hotkey], rate);
    addTo(state, 'BasketDepositedTao', [hotkey], added);
    const twr = (state.get(PALLET, 'BasketTwr', hotkey) as bigint | undefined) ?? ONE;
    state.set(PALLET, 'BasketTwr', [hotkey], twr + (twr * added) / (stakers + value));
    funding.deposit(PALLET, 'BasketDeposited', { hotkey, tao: added, shares });
    value += added;
    credited += 1;
  }
  if (credited > 0) stampBaseline(funding, hotkey);
  return credited;
}

/** Before root stake with a validator changes, or anything is claimed of its fund, its queue is credited. */
export function settleRoot(funding: Funding, hotkey: string, netuid: number): void {
  if (netuid === 0 && rulesOf(funding.codec).baskets) flushDeposits(funding, hotkey);
}

/** One validator's queue each block, in turns. */
export function flushNext(funding: Funding): void {
  const waiting = funding.state
    .entries(PALLET, 'PendingBasketDeposits')
    .filter(({ value }) => (value as bigint) > 0n)
    .map(({ args }) => String(args[0]));
  const hotkeys = [...new Set(waiting)].sort();
  const next = hotkeys[funding.block.number % Math.max(hotkeys.length, 1)];
  if (next) flushDeposits(funding, next);
}
