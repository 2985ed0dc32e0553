import type { Param, Risk } from '../../core/explain/types.js';
import { WHOLE_BPS } from './bounds.js';
import type { FactView } from './fact-view.js';
import { THRESHOLDS } from './risks/thresholds.js';

/** Whom money goes to: an own account, a hotkey, somebody never seen or never paid. Needs the address among `hotkeys` and `accounts`. */
export function recipientRisks(to: string, view: FactView): Risk[] {
  const own = view.isOwn(to);
  const params = { to: view.accountParam(to) };
  const risks: Risk[] = [];
  // The chain books stake and TAO of a hotkey under its own name: whoever holds that key has it, nobody else.
  if (view.validator(to)?.known)
    risks.push({ code: 'recipient-is-hotkey', level: own ? 'caution' : 'danger', params });
  if (own) risks.push({ code: 'own-recipient', level: 'note', params });
  else if (view.seen(to)?.exists === false) risks.push({ code: 'new-recipient', level: 'caution', params });
  else if (view.seen(to)?.paidBefore === false)
    risks.push({ code: 'first-payment', level: 'caution', params });
  return risks;
}

/** What TAO that leaves is of all that could. */
export function shareRisks(rao: bigint, view: FactView, params: Record<string, Param>): Risk[] {
  if (view.balance === null || view.balance.spendableRao <= 0n) return [];
  const { spendableRao } = view.balance;
  if (rao + (view.feeRao ?? 0n) >= spendableRao)
    return [{ code: 'entire-balance', level: 'caution', params }];
  const share = (rao * WHOLE_BPS) / spendableRao;
  if (share <= THRESHOLDS.balanceShareBps.caution) return [];
  return [
    { code: 'large-share', level: 'caution', params: { ...params, bps: { t: 'bps', bps: Number(share) } } },
  ];
}
