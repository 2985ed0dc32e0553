import type { ActivityRow } from '../../../../core/activity/types.js';
import { alphaBase, rao } from '../../../../core/amount/money.js';
import type { Plan, PlanStep } from '../../../../core/operations/plan.js';
import type { OperationAsk } from '../../../../core/operations/request.js';

/**
 * What a step asks for when its turn comes: one that spends what another brought takes the amount of that one's outcome.
 * Null while that is not known.
 */
export function stepAsk(plan: Plan, step: PlanStep, rows: readonly ActivityRow[]): OperationAsk | null {
  const { ask, spendsStep } = step;
  if (spendsStep === null) return ask;
  const hash = plan.steps[spendsStep]?.txHash ?? null;
  const outcome = rows.find((row) => row.txHash === hash)?.outcome;
  if (!outcome) return null;
  const { receivedRao, receivedAlpha } = outcome;
  switch (ask.kind) {
    case 'stake':
    case 'stake-basket':
      return receivedRao === null ? null : { ...ask, amountRao: rao(receivedRao) };
    case 'unstake':
    case 'change-validator':
    case 'change-subnet':
    case 'transfer-alpha':
      return receivedAlpha === null
        ? null
        : { ...ask, amount: { by: 'alpha', base: alphaBase(receivedAlpha.base) } };
    default:
      return ask;
  }
}

/** The same question with another tolerance, where it has one. */
export function withTolerance(ask: OperationAsk, toleranceBps: number | null): OperationAsk {
  return toleranceBps !== null && 'toleranceBps' in ask ? { ...ask, toleranceBps } : ask;
}
