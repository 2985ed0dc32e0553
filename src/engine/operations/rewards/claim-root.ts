import { rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { OperationDetail } from '../../../core/operations/quote.js';
import { callShape } from '../../chain/call-shapes.js';
import type { Runtime } from '../../chain/runtime.js';
import type { IntentRules, Quoters } from '../rules.js';
import { EMPTY_DRAFT } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { subtensorCall } from '../support/subtensor-call.js';
import { everythingOwed, inGroups, MOST_SUBNETS, planClaims, rankedSubnets, toItem } from './claim-plan.js';
import type { Due } from './claim-walk.js';
import { feeAdvice, keptAlpha, NO_LIMIT, rootStakeOf, soldRao } from './receipts.js';
import { readRootDues } from './root-dues.js';

export const CLAIM_ROOT = subtensorCall('claim_root', [['subnets', null]]);

/** True where root dividends are claimed by subnet: while their type can be chosen, and before the baskets of 441. */
export function claimsBySubnet(runtime: Runtime): boolean {
  const has = (name: string) => callShape(runtime, 'SubtensorModule', name) !== null;
  return has('set_root_claim_type') && !has('claim_root_with_hotkey');
}

function needModel(runtime: Runtime): void {
  // From 441 the call has the same shape and another meaning: it ignores the subnets and claims everything.
  if (!claimsBySubnet(runtime)) throw new WalletError('chain/unavailable-feature', { feature: 'claim-root' });
  CLAIM_ROOT.need(runtime);
}

export const CLAIM_ROOT_RULE = {
  call: (runtime, { netuids }) => {
    needModel(runtime);
    return CLAIM_ROOT.build(runtime, [netuids]);
  },
  check: async (context, { netuids }) => {
    requireCount(netuids);
    const { dues } = planClaims(await readRootDues(context), [netuids]);
    requireSome(dues.flat());
  },
} satisfies IntentRules['claim-root'];

/** InvalidSubnetNumber. @throws WalletError claim/nothing, claim/too-many-subnets */
function requireCount(netuids: number[]): void {
  if (netuids.length === 0) throw new WalletError('claim/nothing');
  if (new Set(netuids).size > MOST_SUBNETS)
    throw new WalletError('claim/too-many-subnets', { most: MOST_SUBNETS });
}

/**
 * The chain passes over what is not worth a claim, takes the fee and says nothing: a claim of nothing is refused here.
 * @throws WalletError claim/nothing, claim/below-threshold, quote/no-quote
 */
function requireSome(dues: Due[]): void {
  if (dues.some(({ claimable }) => claimable)) return;
  const [first] = dues.map(toItem);
  if (!first?.reason) throw new WalletError('claim/nothing');
  throw new WalletError(first.reason.code, first.reason.context);
}

export const quoteClaimRoot: NonNullable<Quoters['claim-root']> = async (context, ask) => {
  const { runtime } = context.reader;
  needModel(runtime);
  const dues = await readRootDues(context);
  const owed = everythingOwed(dues);
  const ranked = rankedSubnets(owed);
  const chosen = ask.netuids ? [...new Set(ask.netuids)].sort((a, b) => a - b) : (inGroups(ranked)[0] ?? []);
  const later = ranked.filter((netuid) => !chosen.includes(netuid));
  const plan = planClaims(dues, [chosen, ...inGroups(later)]);
  const [now = []] = plan.dues;
  const isPossible = chosen.length > 0 && chosen.length <= MOST_SUBNETS;
  const feeRao = isPossible ? await context.fee(CLAIM_ROOT.build(runtime, [chosen])) : 0n;
  const sold = soldRao(now);
  const worth = now.reduce((sum, due) => sum + (due.claimable ? (due.worth ?? 0n) : 0n), 0n);
  const met = plan.dues.flat();
  const isMet = (due: Due) =>
    met.some(({ hotkey, netuid }) => hotkey === due.hotkey && netuid === due.netuid);
  const detail: OperationDetail = {
    kind: 'claim',
    items: [...met, ...owed.filter((due) => !isMet(due))].map(toItem),
    // By subnet, and in alpha: each item that is below says so.
    thresholdRao: null,
    reserveRao: rao(feeRao),
    heldUntilBlock: null,
    rest: inGroups(later).length,
  };
  return {
    ...EMPTY_DRAFT,
    intent: isPossible ? { kind: 'claim-root', netuids: chosen } : null,
    issue: await issueOf(() => {
      if (chosen.length === 0) return requireSome(owed);
      requireCount(chosen);
      requireSome(now);
    }),
    advice: [...(sold > 0n ? [NO_LIMIT] : []), ...(worth > 0n ? feeAdvice(feeRao, worth) : [])],
    receives: isPossible ? [...rootStakeOf(sold), ...keptAlpha(now)] : [],
    detail,
  };
};
