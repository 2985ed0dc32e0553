import { alphaBase, ONE } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { mostToSwap } from '../../../core/quote/most.js';
import { type Pool, poolPriceFixed } from '../../../core/quote/pool.js';
import { availableOf, type Held } from '../../quotes/position-facts.js';
import { quoteSwap } from '../../quotes/swap-quote.js';
import { everythingAmount } from '../support/everything.js';
import { locked, requireNoHold } from './check-unstake.js';
import {
  beyondLimit,
  noTrade,
  requireSubnet,
  requireSubtoken,
  requireValidator,
  tooLow,
} from './refusals.js';
import { leastMoveRao, leastTradeRao, type TradeWorld } from './world.js';

const F = 1n << 64n;

export interface MoveToCheck {
  fromHotkey: string;
  toHotkey: string | null;
  netuid: number;
  /** Base units, or what stands for everything on this runtime. */
  amount: bigint;
}

/** What alpha is worth at the spot price, rao: what the chain measures a move within a subnet by. */
export async function spotValueRao(world: TradeWorld, netuid: number, base: bigint): Promise<bigint> {
  const pool = await world.pools.pool(netuid);
  if (pool === null) return base;
  return pool ? (base * poolPriceFixed(pool)) / F : (base * (await world.pools.price(netuid))) / ONE;
}

/**
 * move_stake within one subnet: every check of the chain in its order. Locks stay with the coldkey and do not hinder it; a
 * miner's bond stays with its validator
 * (`opentensor/subtensor pallets/subtensor/src/staking/{move_stake,stake_utils}.rs`).
 * @throws WalletError of the first that fails
 */
export async function checkMove(world: TradeWorld, move: MoveToCheck): Promise<void> {
  const { fromHotkey, toHotkey, netuid } = move;
  if (fromHotkey === toHotkey) throw new WalletError('stake/same-validator', { hotkey: fromHotkey });
  const [subnet, held, isFrom, isTo] = await Promise.all([
    world.pools.subnet(netuid),
    world.held(fromHotkey, netuid),
    world.isValidator(fromHotkey),
    toHotkey === null || world.isValidator(toHotkey),
  ]);
  requireSubnet(subnet);
  requireSubtoken(subnet);
  requireValidator(fromHotkey, isFrom);
  requireValidator(toHotkey ?? '', isTo);
  const isAll = move.amount === everythingAmount(world.runtime, alphaBase(held.base));
  const amount = isAll ? held.base : move.amount;
  requireEnough(held, amount, netuid);
  const [value, least] = [await spotValueRao(world, netuid, amount), leastMoveRao(world.runtime)];
  if (value < least) throw tooLow(value, least, { netuid });
  if (toHotkey !== null && !(await world.hasRoom(toHotkey)))
    throw new WalletError('stake/too-many-validators', { hotkey: toHotkey });
  requireNoHold(held);
  if (held.base - amount < held.bond) throw locked(netuid, amount, held.base - held.bond);
}

export interface SwapToCheck {
  hotkey: string;
  fromNetuid: number;
  toNetuid: number;
  amount: bigint;
  limitRatio: bigint;
  allowPartial: boolean;
}

/**
 * swap_stake_limit: every check of the chain in its order (as above, `transition_stake_internal`).
 * @throws WalletError of the first that fails
 */
export async function checkSwap(world: TradeWorld, swap: SwapToCheck): Promise<void> {
  const { hotkey, fromNetuid, toNetuid, amount, limitRatio, allowPartial } = swap;
  if (fromNetuid === toNetuid) throw new WalletError('stake/same-subnet', { netuid: fromNetuid });
  const [from, to, held, isKnown, most] = await Promise.all([
    world.pools.subnet(fromNetuid),
    world.pools.subnet(toNetuid),
    world.held(hotkey, fromNetuid),
    world.isValidator(hotkey),
    mostOfSwap(world, fromNetuid, toNetuid, limitRatio),
  ]);
  if (most === null) throw beyondLimit(fromNetuid, limitRatio, { reason: 'price' });
  if (most === 0n) throw beyondLimit(fromNetuid, limitRatio, { reason: 'amount', most });
  for (const subnet of [from, to]) requireSubnet(subnet);
  for (const subnet of [from, to]) requireSubtoken(subnet);
  requireValidator(hotkey, isKnown);
  requireEnough(held, amount, fromNetuid);
  const filled = allowPartial && most !== undefined && most < amount ? most : amount;
  const least = leastTradeRao(world.runtime);
  if (filled === 0n) throw tooLow(0n, least, { netuid: fromNetuid });
  const quote = await quoteSwap(world.pools, fromNetuid, toNetuid, filled);
  if (!quote.sale) throw noTrade(fromNetuid);
  if (quote.sale.out <= least) throw tooLow(quote.sale.out, least + 1n, { netuid: fromNetuid });
  if (!quote.purchase) throw noTrade(toNetuid);
  if (most !== undefined && filled > most)
    throw beyondLimit(fromNetuid, limitRatio, { reason: 'amount', most });
  requireNoHold(held);
  if (filled > availableOf(held)) throw locked(fromNetuid, filled, availableOf(held));
}

/**
 * The largest input of a swap under its ratio; null where the price is beyond it, undefined where the pools cannot be
 * computed here: the chain then decides.
 */
async function mostOfSwap(
  world: TradeWorld,
  from: number,
  to: number,
  limit: bigint,
): Promise<bigint | null | undefined> {
  const pools = await Promise.all([world.pools.pool(from), world.pools.pool(to)]);
  const [origin, destination] = pools;
  if (origin === undefined || destination === undefined) return undefined;
  return mostToSwap(origin as Pool | null, destination as Pool | null, limit);
}

/** Unlike an exit, a move of nothing fails by its value and not by its amount. */
function requireEnough({ base }: Held, amount: bigint, netuid: number): void {
  if (base > 0n && amount <= base) return;
  throw new WalletError('stake/not-enough-stake', { netuid, needBase: `${amount}`, haveBase: `${base}` });
}
