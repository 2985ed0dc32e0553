import { WalletError } from '../../core/errors/wallet-error.js';
import type { BareIntent } from '../../core/operations/intent.js';
import type { Advice, Protection } from '../../core/operations/quote.js';
import type { RouteStep } from '../../core/routes/types.js';
import { alphaFeeOf } from './alpha-fee.js';
import { ruleOf } from './registry.js';
import { reservedBy } from './routed/reserves.js';
import type { Wrapped } from './routed/wrap.js';
import type { OperationContext } from './rules.js';
import { balanceOf } from './support/balance.js';

/** What an intent takes out of the free balance besides fees, rao. */
async function spends(context: OperationContext, intent: BareIntent): Promise<bigint> {
  const legs = intent.kind === 'batch' ? intent.legs : [intent];
  const each = await Promise.all(legs.map((leg) => ruleOf(leg).spendsRao?.(leg, context) ?? 0n));
  return each.reduce((sum, rao) => sum + rao, 0n);
}

/** How a call gets to the chain: who signs it, the steps from there to the account that acts, and the call around it. */
export interface Way {
  signer: OperationContext;
  steps: readonly RouteStep[];
  wrapped: Wrapped;
}

/**
 * Whether whoever pays can: the one account that acts and signs, or along a route the signer, each account on the way that
 * reserves a deposit, and the one that acts.
 * @returns what to know of how the fee is paid
 * @throws WalletError send/insufficient, route/signer-insufficient, chain/bad-answer, chain/offline
 */
export async function checkPaid(
  actor: OperationContext,
  { signer, steps, wrapped }: Way,
  intent: BareIntent,
  networkFeeRao: bigint,
  protection: Protection,
): Promise<Advice[]> {
  if (steps.length === 0) return checkWhole(actor, intent, networkFeeRao, protection);
  const reservesRao = await reservedBy(signer.reader, signer.address, steps, wrapped);
  await checkRouted(actor, signer, intent, { networkFeeRao, reservesRao, acts: wrapped.acts }, protection);
  return [];
}

/**
 * Fees are taken before anything else happens, so the balance must carry all of it: the network's fee, the carrier's, what
 * the calls spend, and the existential deposit. Where it does not, some calls pay in the alpha they take out; the shield's
 * carrier, a transaction of its own, never does.
 * @returns what to know of how the fee is paid
 * @throws WalletError send/insufficient
 */
async function checkWhole(
  context: OperationContext,
  intent: BareIntent,
  networkFeeRao: bigint,
  protection: Protection,
): Promise<Advice[]> {
  const { spendableRao } = await balanceOf(context);
  const carrier = protection.state === 'on' ? protection.carrierFeeRao : 0n;
  const need = networkFeeRao + carrier + (await spends(context, intent));
  if (spendableRao >= need) return [];
  const alpha = protection.state === 'on' ? null : await alphaFeeOf(context, intent, networkFeeRao);
  if (alpha)
    return [{ code: 'fee-in-alpha', context: { netuid: alpha.netuid, alphaBase: `${alpha.alphaBase}` } }];
  throw new WalletError('send/insufficient', {
    needRao: `${need}`,
    haveRao: `${spendableRao}`,
    feeRao: `${networkFeeRao + carrier}`,
  });
}

/**
 * The same where another account signs: it pays fees and what its steps reserve, the one that acts pays what its calls
 * spend (`opentensor/subtensor pallets/proxy/src/lib.rs`; the fee is the signer's unless `set_real_pays_fee` says otherwise,
 * which Kelvin does not count on).
 * @throws WalletError route/signer-insufficient, send/insufficient
 */
async function checkRouted(
  actor: OperationContext,
  signer: OperationContext,
  intent: BareIntent,
  costs: { networkFeeRao: bigint; reservesRao: bigint; acts: 'now' | 'later' },
  protection: Protection,
): Promise<void> {
  const carrier = protection.state === 'on' ? protection.carrierFeeRao : 0n;
  const need = costs.networkFeeRao + carrier + costs.reservesRao;
  const { spendableRao: held } = await balanceOf(signer);
  if (held < need)
    throw new WalletError('route/signer-insufficient', {
      needRao: `${need}`,
      haveRao: `${held}`,
      feeRao: `${need}`,
    });
  const { spendableRao } = await balanceOf(actor);
  const spent = await spends(actor, intent);
  if (costs.acts === 'now' && spendableRao < spent)
    throw new WalletError('send/insufficient', {
      needRao: `${spent}`,
      haveRao: `${spendableRao}`,
      feeRao: '0',
    });
}
