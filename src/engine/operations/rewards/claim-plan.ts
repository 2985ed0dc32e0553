import { rao } from '../../../core/amount/money.js';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { ClaimItem } from '../../../core/operations/quote.js';
import { type Due, type DueState, walkClaim } from './claim-walk.js';
import type { RootDues } from './root-dues.js';

/** Subnets that one claim_root may name. */
export const MOST_SUBNETS = 5;

/** Several claims after another. */
export interface ClaimPlan {
  /** Subnets of each claim. */
  groups: number[][];
  /** What each claim meets. */
  dues: Due[][];
  /** The validators when all is done. */
  after: DueState[];
}

/** Everything owed, as it would be if one claim could name all subnets. */
export function everythingOwed(dues: RootDues): Due[] {
  const all = new Set(dues.states.flatMap(({ rates }) => rates.map(({ netuid }) => netuid)));
  return walkClaim(dues.states, all, dues.ruleOf, dues.seller()).dues;
}

/** Subnets with something to claim, the most valuable first; of one validator alone where a hotkey is given. */
export function rankedSubnets(owed: Due[], hotkey: string | null = null): number[] {
  const worth = new Map<number, bigint>();
  for (const due of owed)
    if (due.claimable && (hotkey === null || due.hotkey === hotkey))
      worth.set(due.netuid, (worth.get(due.netuid) ?? 0n) + (due.worth ?? 0n));
  const byWorth = ([a, worthA]: [number, bigint], [b, worthB]: [number, bigint]): number =>
    worthA === worthB ? a - b : worthA > worthB ? -1 : 1;
  return [...worth].sort(byWorth).map(([netuid]) => netuid);
}

/** Splits subnets into claims. */
export function inGroups(netuids: number[]): number[][] {
  const groups: number[][] = [];
  for (let i = 0; i < netuids.length; i += MOST_SUBNETS)
    groups.push(netuids.slice(i, i + MOST_SUBNETS).sort((a, b) => a - b));
  return groups;
}

/** Walks claims one after another, each finding pools and stake as the one before left them. */
export function planClaims({ states, ruleOf, seller }: RootDues, groups: number[][]): ClaimPlan {
  const sell = seller();
  let after = states;
  const dues = groups.map((group) => {
    const walked = walkClaim(after, new Set(group), ruleOf, sell);
    after = walked.after;
    return walked.dues;
  });
  return { groups, dues, after };
}

/** What is owed as it is shown. */
export function toItem({ hotkey, netuid, owed, threshold, worth, claimable }: Due): ClaimItem {
  const reason: ErrorBody | null = claimable
    ? null
    : owed < threshold
      ? {
          code: 'claim/below-threshold',
          context: { netuid, needBase: `${threshold}`, haveBase: `${owed}` },
        }
      : { code: 'quote/no-quote', context: { netuid } };
  return { hotkey, netuid, owedBase: owed, worthRao: rao(worth ?? 0n), forfeitsRao: null, claimable, reason };
}
