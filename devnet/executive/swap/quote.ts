import { fail } from '../dispatch-context.js';
import { FIXED, type Pool, swapFee } from './pool.js';
import { PERQUINTILL, powerFloor } from './power.js';

/** A side of the pool that holds less than this cannot be taken from. */
const MINIMUM_RESERVE = 1_000_000n;
/** An input may be this many times its side of the pool. */
const MOST_OF_RESERVE = 1_000n;

/** Outcome of a trade: what enters the pool, the fee beside it, what comes out, and the pool afterwards. */
export interface Trade {
  net: bigint;
  fee: bigint;
  out: bigint;
  after: Pool;
}

type Side = 'tao' | 'alpha';

/**
 * Buys alpha for TAO (§ `opentensor/subtensor pallets/swap/src/pallet/swap_step.rs`).
 * @throws DispatchFailure Swap.SwapInputTooLarge, Swap.ReservesTooLow
 */
export function buy(pool: Pool, amount: bigint, free = false): Trade {
  return trade(pool, amount, 'tao', 'alpha', free);
}

/** Sells alpha for TAO. @throws DispatchFailure Swap.SwapInputTooLarge, Swap.ReservesTooLow */
export function sell(pool: Pool, amount: bigint, free = false): Trade {
  return trade(pool, amount, 'alpha', 'tao', free);
}

function trade(pool: Pool, amount: bigint, into: Side, from: Side, free: boolean): Trade {
  if (pool.stable) return { net: amount, fee: 0n, out: amount, after: pool };
  const fee = free ? 0n : swapFee(pool, amount);
  const net = amount - fee;
  const reserve = pool[into];
  if (net > MOST_OF_RESERVE * reserve) fail('Swap', 'SwapInputTooLarge');
  if (pool[from] < MINIMUM_RESERVE) fail('Swap', 'ReservesTooLow');
  const taoWeight = pool.quote;
  const alphaWeight = PERQUINTILL - taoWeight;
  const kept =
    into === 'tao'
      ? powerFloor(reserve, reserve + net, taoWeight, alphaWeight)
      : powerFloor(reserve, reserve + net, alphaWeight, taoWeight);
  const fixed = (kept * FIXED) / PERQUINTILL;
  const out = (pool[from] * (FIXED - (fixed < FIXED ? fixed : FIXED))) / FIXED;
  if (amount > 0n && out === 0n) fail('Swap', 'ReservesTooLow');
  return { net, fee, out, after: { ...pool, [into]: reserve + net, [from]: pool[from] - out } };
}
