import { alphaBase, ONE, rao, raoPerAlpha } from '../../core/amount/money.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { alphaAtLimit, buyLimit, ROOT_PRICE } from '../../core/quote/limit.js';
import { DEFAULT_MIN_STAKE_RAO, minimumStake } from '../../core/quote/minimum.js';
import type { StakeQuote, StakeQuoteRequest } from '../../core/stake/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import { optionalConstant } from '../chain/constants.js';
import { stakeCall } from '../operations/trade/calls.js';
import { networkFee } from './network-fee.js';
import { readStakeFacts, type StakeFacts } from './subnet-facts.js';
import { quoteTrade } from './trade-quote.js';

/**
 * A stake at the reader's block, in three requests: facts, the runtime's simulation, the network fee. Everything the
 * chain would refuse after taking the fee is refused here first.
 * @throws WalletError stake/subnet-missing, stake/subtoken-disabled, stake/unknown-validator, stake/amount-too-low,
 * stake/insufficient-balance, quote/no-quote, chain/unavailable-feature
 */
export async function quoteStake(reader: BlockReader, request: StakeQuoteRequest): Promise<StakeQuote> {
  const { address, hotkey, netuid, amountRao, toleranceBps } = request;
  const can = capabilitiesOf(reader.runtime);
  if (!can.stakeLimit) throw new WalletError('chain/unavailable-feature', { feature: 'stake' });
  if (!Number.isInteger(toleranceBps) || toleranceBps < 0 || toleranceBps > 10_000)
    throw new WalletError('invalid-message', { what: 'tolerance' });
  // The fee depends on the shape of the call, not on the validator: the asker's own account stands in for one.
  const call = stakeCall(reader.runtime, {
    hotkey: hotkey ?? address,
    netuid,
    amount: amountRao,
    limit: ONE,
    allowPartial: false,
  });
  const [facts, networkFeeRao] = await Promise.all([
    readStakeFacts(reader, address, netuid, hotkey),
    networkFee(reader, call, address),
  ]);
  const minimumStakeRao = minimumFor(reader, netuid, facts);
  const spendableRao = facts.account.balance.spendableRao;
  const maximumRao = spendableRao > networkFeeRao ? spendableRao - networkFeeRao : 0n;
  if (amountRao < minimumStakeRao)
    throw new WalletError('stake/amount-too-low', {
      needRao: `${minimumStakeRao}`,
      haveRao: `${amountRao}`,
      minimumRao: `${minimumStakeRao}`,
    });
  if (amountRao > maximumRao)
    throw new WalletError('stake/insufficient-balance', {
      needRao: `${amountRao + networkFeeRao}`,
      haveRao: `${spendableRao}`,
      minimumRao: `${minimumStakeRao}`,
    });
  const trade = await quoteTrade(reader, 'buy', netuid, amountRao, facts.market);
  if (!trade) throw new WalletError('quote/no-quote', { netuid });
  const oneToOne = netuid === 0 || facts.market?.kind === 'one-to-one';
  const limit = oneToOne ? ROOT_PRICE : buyLimit(trade.endPrice, toleranceBps);
  return {
    block: { number: reader.block.number, hash: reader.block.hash },
    atMs: reader.block.atMs,
    netuid,
    amountRao,
    expectedAlpha: { netuid, base: alphaBase(trade.out) },
    minimumAlpha: { netuid, base: alphaBase(alphaAtLimit(trade.netIn, limit)) },
    priceRaoPerAlpha: raoPerAlpha(trade.price),
    endPriceRaoPerAlpha: raoPerAlpha(trade.endPrice),
    limitRaoPerAlpha: raoPerAlpha(limit),
    poolFeeRao: rao(trade.feeIn),
    networkFeeRao: rao(networkFeeRao),
    impactBps: trade.impactBps,
    minimumStakeRao: rao(minimumStakeRao),
    spendableRao,
    maximumRao: rao(maximumRao),
    method: trade.method,
  };
}

/** The chain's minimum after the pool fee; on root there is no fee. */
function minimumFor(reader: BlockReader, netuid: number, facts: StakeFacts): bigint {
  const minNet =
    optionalConstant(reader.runtime, 'SubtensorModule', 'InitialMinStake') ?? DEFAULT_MIN_STAKE_RAO;
  const free = netuid === 0 || facts.market?.kind === 'one-to-one';
  return minimumStake(minNet, free ? 0n : (facts.feeRate ?? 0n));
}
