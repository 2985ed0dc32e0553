import type { RightTerms } from '../../../../core/routes/pending.js';

type Costs = Pick<RightTerms, 'proxyDepositBaseRao' | 'proxyDepositFactorRao'>;

/** What the chain holds back for so many rights, rao (paritytech/polkadot-sdk `frame/proxy`, deposit). */
export function depositFor({ proxyDepositBaseRao, proxyDepositFactorRao }: Costs, rights: number): bigint {
  return rights === 0 ? 0n : proxyDepositBaseRao + proxyDepositFactorRao * BigInt(rights);
}

/** What becomes free when one of `rights` is taken back; never less than nothing, should prices have risen since. */
export function comesBack(costs: Costs, rights: number, heldRao: bigint): bigint {
  const back = heldRao - depositFor(costs, rights - 1);
  return back > 0n ? back : 0n;
}

/** What one right more holds back in addition. */
export function addedDeposit(costs: Costs, rights: number, heldRao: bigint): bigint {
  const more = depositFor(costs, rights + 1) - heldRao;
  return more > 0n ? more : 0n;
}
