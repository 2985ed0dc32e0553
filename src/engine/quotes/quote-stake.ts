import { alphaBase, rao, raoPerAlpha } from '../../core/amount/money.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Money } from '../../core/operations/quote.js';
import type { StakeQuote, StakeQuoteRequest } from '../../core/stake/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { openContext } from '../operations/context.js';
import { stakeCall } from '../operations/trade/calls.js';
import { quoteStakeOperation } from '../operations/trade/stake-quoter.js';

/**
 * A stake at the reader's block, as the operation `stake` quotes it. Everything the chain would refuse after taking the fee
 * is refused here first.
 * @throws WalletError stake/subnet-missing, stake/subtoken-disabled, stake/unknown-validator, stake/amount-too-low,
 * stake/insufficient-balance, quote/no-quote, chain/unavailable-feature
 */
export async function quoteStake(reader: BlockReader, request: StakeQuoteRequest): Promise<StakeQuote> {
  const { address, hotkey, netuid, amountRao } = request;
  const context = openContext(reader, address);
  const { issue, bounds, trades } = await quoteStakeOperation(context, {
    kind: 'stake',
    ...request,
    allowPartial: false,
  });
  const [minimum, maximum, available] = [bounds.minimum ?? 0n, bounds.maximum ?? 0n, bounds.available ?? 0n];
  if (issue) throw new WalletError(issue.code, issue.context);
  const [leg] = trades;
  if (!leg) throw new WalletError('quote/no-quote', { netuid });
  const shape = {
    hotkey: hotkey ?? address,
    netuid,
    amount: amountRao,
    limit: leg.limit,
    allowPartial: false,
  };
  const fee = await context.fee(stakeCall(reader.runtime, shape));
  if (amountRao > maximum)
    throw new WalletError('stake/insufficient-balance', {
      needRao: `${amountRao + fee}`,
      haveRao: `${available}`,
      minimumRao: `${minimum}`,
    });
  return {
    block: { number: reader.block.number, hash: reader.block.hash },
    atMs: reader.block.atMs,
    netuid,
    amountRao,
    expectedAlpha: { netuid, base: alphaBase(sumOf(leg.expected)) },
    minimumAlpha: { netuid, base: alphaBase(sumOf(leg.atLeast)) },
    priceRaoPerAlpha: raoPerAlpha(leg.price),
    endPriceRaoPerAlpha: raoPerAlpha(leg.endPrice),
    limitRaoPerAlpha: raoPerAlpha(leg.limit),
    poolFeeRao: rao(sumOf(leg.poolFee)),
    networkFeeRao: rao(fee),
    impactBps: leg.impactBps,
    minimumStakeRao: rao(minimum),
    spendableRao: rao(available),
    maximumRao: rao(maximum),
    method: leg.method === 'pool-maths' ? 'pool-maths' : 'simulation',
  };
}

/** The number of an amount whose token is known from where it stands. */
export function sumOf(money: Money): bigint {
  return money.token === 'tao' ? money.rao : money.base;
}
