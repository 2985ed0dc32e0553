import { alphaBase, rao, raoPerAlpha } from '../../core/amount/money.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { UnstakeQuote, UnstakeQuoteRequest } from '../../core/stake/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { openContext } from '../operations/context.js';
import { balanceOf } from '../operations/support/balance.js';
import { unstakeCall } from '../operations/trade/calls.js';
import { quoteUnstakeOperation } from '../operations/trade/unstake-quoter.js';
import { sumOf } from './quote-stake.js';

/**
 * A sale at the reader's block, as the operation `unstake` quotes it. What the chain would refuse after taking the fee is
 * refused here first.
 * @throws WalletError stake/subnet-missing, stake/unknown-validator, stake/not-enough-stake, stake/locked, stake/held,
 * stake/amount-too-low, stake/insufficient-balance, quote/no-quote, chain/unavailable-feature
 */
export async function quoteUnstake(reader: BlockReader, request: UnstakeQuoteRequest): Promise<UnstakeQuote> {
  const { address, hotkey, netuid, amountBase, toleranceBps } = request;
  const context = openContext(reader, address);
  const { issue, bounds, trades, advice } = await quoteUnstakeOperation(context, {
    kind: 'unstake',
    hotkey,
    netuid,
    amount: amountBase === null ? { by: 'whole' } : { by: 'alpha', base: amountBase },
    toleranceBps,
    allowPartial: false,
  });
  if (issue) throw new WalletError(issue.code, issue.context);
  const [leg] = trades;
  if (!leg) throw new WalletError('quote/no-quote', { netuid });
  const [amount, base] = [sumOf(leg.pay), bounds.available ?? 0n];
  const call = unstakeCall(reader.runtime, { hotkey, netuid, amount, limit: leg.limit, allowPartial: false });
  const [fee, { spendableRao }] = await Promise.all([context.fee(call), balanceOf(context)]);
  if (spendableRao < fee)
    throw new WalletError('stake/insufficient-balance', {
      needRao: `${fee}`,
      haveRao: `${spendableRao}`,
      minimumRao: '0',
    });
  return {
    block: { number: reader.block.number, hash: reader.block.hash },
    atMs: reader.block.atMs,
    netuid,
    amountBase: alphaBase(amount),
    whole: amount === base,
    expectedRao: rao(sumOf(leg.expected)),
    minimumRao: rao(sumOf(leg.atLeast)),
    priceRaoPerAlpha: raoPerAlpha(leg.price),
    endPriceRaoPerAlpha: raoPerAlpha(leg.endPrice),
    limitRaoPerAlpha: raoPerAlpha(leg.limit),
    poolFeeBase: alphaBase(sumOf(leg.poolFee)),
    networkFeeRao: rao(fee),
    impactBps: leg.impactBps,
    remainderBase: alphaBase(base - amount),
    remainderTooSmall: advice.some(({ code }) => code === 'remainder-too-small'),
    availableBase: alphaBase(bounds.maximum ?? 0n),
    method: leg.method === 'pool-maths' ? 'pool-maths' : 'simulation',
  };
}
