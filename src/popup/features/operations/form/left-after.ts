import { alphaBase, rao } from '../../../../core/amount/money.js';
import type { Money, OperationQuote } from '../../../../core/operations/quote.js';

const KINDS: ReadonlySet<string> = new Set([
  'stake',
  'unstake',
  'change-subnet',
  'change-validator',
  'transfer-alpha',
]);

/**
 * What is left of what was there: the position after a part of it went, or the spendable TAO after the amount and the fees.
 * Fees are left out where another account pays them. Null where nothing is paid or the quote does not know what there is.
 */
export function leftAfter(quote: OperationQuote): Money | null {
  const { request, pays, bounds, networkFeeRao, protection, advice } = quote;
  const [paid, ...others] = pays;
  if (!KINDS.has(request.ask.kind) || !paid || others.length > 0 || bounds.available === null) return null;
  if (paid.token === 'alpha') {
    const base = bounds.available - paid.base;
    return base < 0n ? null : { token: 'alpha', netuid: paid.netuid, base: alphaBase(base) };
  }
  const isOwnFee = request.route === undefined && advice.every(({ code }) => code !== 'fee-in-alpha');
  const fee = isOwnFee ? (networkFeeRao ?? 0n) : 0n;
  const carrier = isOwnFee && protection.state === 'on' && !request.postage ? protection.carrierFeeRao : 0n;
  const left = bounds.available - paid.rao - fee - carrier;
  return left < 0n ? null : { token: 'tao', rao: rao(left) };
}
