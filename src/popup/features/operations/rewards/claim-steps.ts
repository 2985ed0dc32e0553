import type { PlanStep } from '../../../../core/operations/plan.js';

/** As many claims as everything takes; each finds out what is worth most when its turn comes. */
export function claimSteps(count: number): PlanStep[] {
  return Array.from({ length: count }, () => ({
    ask: { kind: 'claim-root', netuids: null },
    spendsStep: null,
    txHash: null,
    skipped: false,
  }));
}
