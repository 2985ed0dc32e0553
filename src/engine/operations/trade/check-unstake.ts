import { WalletError } from '../../../core/errors/wallet-error.js';
import { availableOf, type Held } from '../../quotes/position-facts.js';
import {
  beyondLimit,
  noTrade,
  requireSubnet,
  requireSubtoken,
  requireValidator,
  tooLow,
} from './refusals.js';
import { leastTradeRao, type TradeWorld } from './world.js';

export interface UnstakeToCheck {
  hotkey: string;
  netuid: number;
  /** Base units; `whole`: the position as it is when the call runs. */
  amount: bigint | 'whole';
  /** Null: no bound, which only a whole position on root has. */
  limit: bigint | null;
  allowPartial: boolean;
}

/**
 * remove_stake_limit and remove_stake_full_limit: every check of the chain in its order. Without a limit the second is a
 * plain remove_stake, which alone asks whether the subnet's token is enabled
 * (`opentensor/subtensor pallets/subtensor/src/staking/{remove_stake,stake_utils}.rs`).
 * @throws WalletError of the first that fails
 */
export async function checkUnstake(world: TradeWorld, sale: UnstakeToCheck): Promise<void> {
  const { hotkey, netuid, limit, allowPartial } = sale;
  const [subnet, held, isKnown] = await Promise.all([
    world.pools.subnet(netuid),
    world.held(hotkey, netuid),
    world.isValidator(hotkey),
  ]);
  const amount = sale.amount === 'whole' ? held.base : sale.amount;
  const most = limit === null ? amount : await world.pools.most('sell', netuid, limit);
  if (most === null) throw beyondLimit(netuid, limit ?? 0n, { reason: 'price' });
  if (limit === null) requireSubtoken(subnet);
  else if (most === undefined && (await world.pools.price(netuid)) <= limit)
    throw beyondLimit(netuid, limit, { reason: 'price' });
  requireSubnet(subnet);
  const least = leastTradeRao(world.runtime);
  requireHeld(held, amount, netuid, least);
  const quote = await world.pools.quote({ side: 'sell', netuid, amount });
  if (!quote) throw noTrade(netuid);
  if (amount < held.base && quote.out < least) throw tooLow(quote.out, least, { netuid });
  const fits = limit === null || (most === undefined ? quote.endPrice >= limit : amount <= most);
  if (!fits && !allowPartial)
    throw beyondLimit(netuid, limit ?? 0n, { reason: 'amount', most: most ?? null });
  requireValidator(hotkey, isKnown);
  if (amount > availableOf(held)) throw locked(netuid, amount, availableOf(held));
  requireNoHold(held);
  const filled = most === undefined || amount < most ? amount : most;
  if (filled === 0n) throw beyondLimit(netuid, limit ?? 0n, { reason: 'amount', most: 0n });
  if (!(await world.pools.canSettle(netuid, filled))) throw noTrade(netuid);
}

/** @throws WalletError stake/amount-too-low (AmountTooLow, for nothing), stake/not-enough-stake (NotEnoughStakeToWithdraw) */
function requireHeld({ base }: Held, amount: bigint, netuid: number, least: bigint): void {
  const context = { netuid, needBase: `${amount}`, haveBase: `${base}` };
  if (base === 0n) throw new WalletError('stake/not-enough-stake', context);
  if (amount === 0n) throw tooLow(0n, least, { netuid });
  if (amount > base) throw new WalletError('stake/not-enough-stake', context);
}

/** StakeUnavailable: a lock or a bond keeps it. */
export function locked(netuid: number, needBase: bigint, haveBase: bigint): WalletError {
  return new WalletError('stake/locked', { netuid, needBase: `${needBase}`, haveBase: `${haveBase}` });
}

/** @throws WalletError stake/held (RootStakeLocked) */
export function requireNoHold({ heldUntilBlock }: Held): void {
  if (heldUntilBlock !== null) throw new WalletError('stake/held', { untilBlock: heldUntilBlock });
}
