import type { ActivityRow, TxState } from '../../../../core/activity/types.js';
import type { Sentence } from '../../../../core/explain/types.js';
import type { Plan, PlanStep } from '../../../../core/operations/plan.js';

/** `open`: not signed. `unknown`: signed, and the activity list does not know it (any more). */
export type StepState = 'open' | 'skipped' | 'unknown' | TxState;

/** What became of a step. */
export function stepState(step: PlanStep, rows: readonly ActivityRow[] | null): StepState {
  if (step.skipped) return 'skipped';
  if (step.txHash === null) return 'open';
  return rows?.find((row) => row.txHash === step.txHash)?.state ?? 'unknown';
}

const DONE: ReadonlySet<StepState> = new Set(['skipped', 'in-block', 'finalized']);
const AGAIN: ReadonlySet<StepState> = new Set(['open', 'failed', 'expired']);

/** The step whose turn it is: the first that is neither done nor on its way. Null while one travels, and at the end. */
export function nextStep(plan: Plan, rows: readonly ActivityRow[] | null): number | null {
  const states = plan.steps.map((step) => stepState(step, rows));
  const at = states.findIndex((state) => !DONE.has(state));
  const state = states[at];
  return state !== undefined && AGAIN.has(state) ? at : null;
}

/** Nothing is left to sign or to wait for. */
export function isOver(plan: Plan, rows: readonly ActivityRow[] | null): boolean {
  return plan.steps.every((step) => ['skipped', 'finalized'].includes(stepState(step, rows)));
}

/** What a transaction says as text that is equal for equal transactions, whatever names are known by then. */
export function sayingOf({ code, params }: Sentence): string {
  const gist = Object.entries(params)
    .map(([key, param]) => {
      const facts = Object.entries(param).filter(([field]) => !NAMES.has(field));
      return [key, ...facts.sort().map(([field, value]) => `${field} ${String(value)}`)];
    })
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return JSON.stringify([code, gist]);
}

const NAMES = new Set(['name', 'symbol', 'role']);

/**
 * The plan with the signatures that were given meanwhile: for a step that was put forward, the newest own transaction of the
 * account since then that says the same. Null when there is nothing new.
 */
export function withSignatures(plan: Plan, rows: readonly ActivityRow[]): Plan | null {
  const taken = new Set(plan.steps.flatMap(({ txHash }) => txHash ?? []));
  let isNew = false;
  const steps = plan.steps.map((step) => {
    const { proposed } = step;
    if (step.txHash !== null || step.skipped || !proposed) return step;
    const [newest] = rows
      .filter(
        (row) =>
          row.origin === null &&
          row.address === plan.address &&
          row.genesisHash === plan.genesisHash &&
          row.createdAtMs >= proposed.atMs &&
          !taken.has(row.txHash) &&
          sayingOf(row.sentence) === proposed.saying,
      )
      .sort((a, b) => b.createdAtMs - a.createdAtMs);
    if (!newest) return step;
    isNew = true;
    taken.add(newest.txHash);
    return { ...step, txHash: newest.txHash };
  });
  return isNew ? { ...plan, steps } : null;
}
