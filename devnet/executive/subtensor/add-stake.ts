import { reducible, withdraw } from '../accounts.js';
import { settleRoot } from '../baskets/deposits.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { buy, mostToBuy, readPool, swapFee } from '../swap/index.js';
import { announce, type Chain } from './chain.js';
import { requireHotkey, requireRoom, requireSubnet, requireSubtoken } from './checks.js';
import { noteRootStake, requireSeeded } from './root-hold.js';
import { addStake } from './stakes.js';
import { buyAlpha, MIN_STAKE, simulated } from './trades.js';

const PALLET = 'SubtensorModule';
const MOST_OF_RESERVE = 1_000n;

/** Price bound of a trade; a partial fill takes what the bound allows. */
export interface PriceBound {
  limit: bigint;
  partial: boolean;
}

/**
 * add_stake and add_stake_limit, with the chain's order of checks
 * (`opentensor/subtensor pallets/subtensor/src/staking/add_stake.rs`). @throws DispatchFailure
 */
export function addStakeCall(
  context: CallContext,
  hotkey: string,
  netuid: number,
  amount: bigint,
  bound?: PriceBound,
): void {
  const { codec, state, origin } = context;
  const pool = readPool(state, netuid);
  const most = bound ? mostToBuy(pool, bound.limit) : amount;
  if (!pool.stable && amount > MOST_OF_RESERVE * pool.tao) fail(PALLET, 'InsufficientLiquidity');
  requireSeeded(context, netuid);
  requireSubnet(context, netuid);
  requireSubtoken(context, netuid);
  if (amount < MIN_STAKE + swapFee(pool, MIN_STAKE)) fail(PALLET, 'AmountTooLow');
  if (amount > most && !bound?.partial) fail(PALLET, 'SlippageTooHigh');
  if (amount > reducible(codec, state, origin, false)) fail(PALLET, 'NotEnoughBalanceToStake');
  requireHotkey(context, hotkey);
  requireRoom(context, origin, hotkey);
  simulated(() => buy(pool, min(amount, most)));
  const filled = min(amount, most, reducible(codec, state, origin, true));
  if (filled - swapFee(pool, filled) < MIN_STAKE) fail(PALLET, 'AmountTooLow');
  withdraw(codec, state, origin, filled);
  stakeTao(context, hotkey, origin, netuid, filled);
}

/** Stakes TAO that was taken from somewhere already, and announces it. Gives the alpha. */
export function stakeTao(
  chain: Chain,
  hotkey: string,
  coldkey: string,
  netuid: number,
  tao: bigint,
  free = false,
): bigint {
  settleRoot(chain, hotkey, netuid);
  const trade = buyAlpha(chain, netuid, tao, free);
  addStake(chain.codec, chain.state, hotkey, coldkey, netuid, trade.out);
  if (netuid === 0) noteRootStake(chain, hotkey, coldkey);
  announce(chain, 'StakeAdded', [coldkey, hotkey, tao, trade.out, netuid, trade.fee]);
  return trade.out;
}

function min(...amounts: bigint[]): bigint {
  return amounts.reduce((least, amount) => (amount < least ? amount : least));
}
