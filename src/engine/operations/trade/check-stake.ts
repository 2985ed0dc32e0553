import { WalletError } from '../../../core/errors/wallet-error.js';
import { minimumStake } from '../../../core/quote/minimum.js';
import { poolFee } from '../../../core/quote/pool.js';
import type { Subnet } from '../../quotes/subnet-facts.js';
import {
  beyondLimit,
  noTrade,
  requireSubnet,
  requireSubtoken,
  requireValidator,
  tooLow,
} from './refusals.js';
import { leastTradeRao, type TradeWorld } from './world.js';

/** An input above this many times its reserve is refused. */
const MOST_OF_RESERVE = 1_000n;

export interface StakeToCheck {
  /** Null: not chosen yet; what depends on it is not tested. */
  hotkey: string | null;
  netuid: number;
  amountRao: bigint;
  limit: bigint;
  allowPartial: boolean;
}

/** Smallest amount the chain takes in one stake on a subnet, pool fee included, rao. */
export function leastStakeRao(world: TradeWorld, { feeRate }: Subnet): bigint {
  return minimumStake(leastTradeRao(world.runtime), feeRate);
}

/**
 * add_stake_limit: every check of the chain in its order
 * (`opentensor/subtensor pallets/subtensor/src/staking/{add_stake,stake_utils}.rs`).
 * @throws WalletError of the first that fails
 */
export async function checkStake(world: TradeWorld, stake: StakeToCheck): Promise<void> {
  const { hotkey, netuid, amountRao: amount, limit, allowPartial } = stake;
  const [subnet, pool, most, spendable] = await Promise.all([
    world.pools.subnet(netuid),
    world.pools.pool(netuid),
    world.pools.most('buy', netuid, limit),
    world.spendableRao(),
  ]);
  if (most === null) throw beyondLimit(netuid, limit, { reason: 'price' });
  if (most === undefined && (await world.pools.price(netuid)) >= limit)
    throw beyondLimit(netuid, limit, { reason: 'price' });
  if (pool && amount > MOST_OF_RESERVE * pool.taoReserve) throw noTrade(netuid);
  requireSubnet(subnet);
  requireSubtoken(subnet);
  const least = leastStakeRao(world, subnet);
  if (amount < least) throw tooLow(amount, least, { netuid });
  const quote = await world.pools.quote({ side: 'buy', netuid, amount });
  const fits = most === undefined ? quote === null || quote.endPrice <= limit : amount <= most;
  if (!fits && !allowPartial) throw beyondLimit(netuid, limit, { reason: 'amount', most: most ?? null });
  if (amount > spendable)
    throw new WalletError('stake/insufficient-balance', {
      needRao: `${amount}`,
      haveRao: `${spendable}`,
      minimumRao: `${least}`,
    });
  if (hotkey !== null) {
    requireValidator(hotkey, await world.isValidator(hotkey));
    if (!(await world.hasRoom(hotkey))) throw new WalletError('stake/too-many-validators', { hotkey });
  }
  const filled = most === undefined || amount < most ? amount : most;
  const trade =
    filled === amount
      ? quote
      : filled > 0n
        ? await world.pools.quote({ side: 'buy', netuid, amount: filled })
        : null;
  if (!trade) throw noTrade(netuid);
  const net = filled - poolFee(filled, subnet.feeRate);
  const leastNet = leastTradeRao(world.runtime);
  if (net < leastNet) throw tooLow(filled, least, { netuid });
}
