import { alphaBase, ONE, rao, raoPerAlpha } from '../../core/amount/money.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { ROOT_PRICE, sellLimit, taoAtLimit } from '../../core/quote/limit.js';
import { DEFAULT_MIN_STAKE_RAO } from '../../core/quote/minimum.js';
import type { UnstakeQuote, UnstakeQuoteRequest } from '../../core/stake/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import { optionalConstant } from '../chain/constants.js';
import { unstakeCall } from '../operations/trade/calls.js';
import { networkFee } from './network-fee.js';
import { readHeld } from './position-facts.js';
import { readStakeFacts } from './subnet-facts.js';
import { quoteTrade } from './trade-quote.js';

/**
 * A sale at the reader's block. What the chain would refuse after taking the fee is refused here first: a partial sale that
 * yields less than its minimum stake, more than the position holds, more than locks leave free
 * (`opentensor/subtensor pallets/subtensor/src/staking/remove_stake.rs`).
 * @throws WalletError stake/subnet-missing, stake/subtoken-disabled, stake/unknown-validator, stake/not-enough-stake,
 * stake/locked, stake/amount-too-low, stake/insufficient-balance, quote/no-quote, chain/unavailable-feature
 */
export async function quoteUnstake(reader: BlockReader, request: UnstakeQuoteRequest): Promise<UnstakeQuote> {
  const { address, hotkey, netuid, toleranceBps } = request;
  if (!capabilitiesOf(reader.runtime).removeStakeLimit)
    throw new WalletError('chain/unavailable-feature', { feature: 'unstake' });
  if (!Number.isInteger(toleranceBps) || toleranceBps < 0 || toleranceBps > 10_000)
    throw new WalletError('invalid-message', { what: 'tolerance' });
  const held = await readHeld(reader, { coldkey: address, hotkey, netuid });
  const amount: bigint = request.amountBase ?? held.base;
  assertHeld(amount, held, netuid);
  const call = unstakeCall(reader.runtime, { hotkey, netuid, amount, limit: ONE, allowPartial: false });
  const [facts, networkFeeRao] = await Promise.all([
    readStakeFacts(reader, address, netuid, hotkey),
    networkFee(reader, call, address),
  ]);
  const { spendableRao } = facts.account.balance;
  if (spendableRao < networkFeeRao)
    throw new WalletError('stake/insufficient-balance', {
      needRao: `${networkFeeRao}`,
      haveRao: `${spendableRao}`,
      minimumRao: '0',
    });
  const trade = await quoteTrade(reader, 'sell', netuid, amount, facts.market);
  if (!trade) throw new WalletError('quote/no-quote', { netuid });
  const whole = amount === held.base;
  const minimum =
    optionalConstant(reader.runtime, 'SubtensorModule', 'InitialMinStake') ?? DEFAULT_MIN_STAKE_RAO;
  if (!whole && trade.out < minimum)
    throw new WalletError('stake/amount-too-low', {
      needRao: `${minimum}`,
      haveRao: `${trade.out}`,
      minimumRao: `${minimum}`,
    });
  const oneToOne = netuid === 0 || facts.market?.kind === 'one-to-one';
  const limit = oneToOne ? ROOT_PRICE : sellLimit(trade.endPrice, toleranceBps);
  const remainder = held.base - amount;
  return {
    block: { number: reader.block.number, hash: reader.block.hash },
    atMs: reader.block.atMs,
    netuid,
    amountBase: alphaBase(amount),
    whole,
    expectedRao: rao(trade.out),
    minimumRao: rao(oneToOne ? amount : taoAtLimit(trade.netIn, limit)),
    priceRaoPerAlpha: raoPerAlpha(trade.price),
    endPriceRaoPerAlpha: raoPerAlpha(trade.endPrice),
    limitRaoPerAlpha: raoPerAlpha(limit),
    poolFeeBase: alphaBase(trade.feeIn),
    networkFeeRao: rao(networkFeeRao),
    impactBps: trade.impactBps,
    remainderBase: alphaBase(remainder),
    remainderTooSmall: remainder > 0n && (remainder * trade.endPrice) / ONE < minimum,
    availableBase: alphaBase(held.available),
    method: trade.method,
  };
}

function assertHeld(amount: bigint, held: { base: bigint; available: bigint }, netuid: number): void {
  const context = { netuid, needBase: `${amount}`, haveBase: `${held.base}` };
  if (amount === 0n || amount > held.base) throw new WalletError('stake/not-enough-stake', context);
  if (amount > held.available)
    throw new WalletError('stake/locked', { netuid, needBase: `${amount}`, haveBase: `${held.available}` });
}
