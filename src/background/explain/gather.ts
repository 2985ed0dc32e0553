import type { Account } from '../../core/accounts/types.js';
import type { DecodedCall } from '../../core/chain/light/index.js';
import type { ExplainFacts, ExtraAnswer, ExtraAsk } from '../../protocol/engine/index.js';
import type { ExplainInput } from '../types.js';
import {
  askKey,
  createFactView,
  type FactView,
  type Needs,
  type Sim,
  type SimAsk,
  simKey,
} from './fact-view.js';
import type { Plan } from './plan.js';

/** A sale of everything needs a position: one round after the first, and two to spare. */
const MAX_ROUNDS = 4;

/** What wants to know something of one account. */
export type Asker = Pick<Plan, 'needs' | 'more' | 'moreAsks'>;

export interface ActorPlans {
  actor: string;
  plans: readonly Asker[];
  /** The outermost call where this account pays its fee. */
  paidCall?: DecodedCall | null;
}

/** Asks the engine what the plans of one account need. Null answers stay null and are said. */
export async function gatherFacts(
  { actor, plans, paidCall = null }: ActorPlans,
  callHex: string,
  explainFacts: ExplainInput['explainFacts'],
  ownAccounts: readonly Account[],
  existentialDepositRao: bigint | null,
): Promise<{ view: FactView; facts: ExplainFacts | null }> {
  const needs = union(plans.map((plan) => plan.needs));
  const sims = new Map<string, Sim | null>();
  const answers = new Map<string, ExtraAnswer | null>();
  let asks = needs.sims;
  let extra = needs.asks ?? [];
  let facts: ExplainFacts | null = null;
  const viewNow = () =>
    createFactView(actor, facts, { sims, answers }, ownAccounts, existentialDepositRao, paidCall);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const answer = await explainFacts({ ...needs, address: actor, callHex, sims: asks, asks: extra });
    if (answer === null) break;
    facts = facts === null ? answer : merge(facts, answer);
    for (const [index, ask] of asks.entries()) sims.set(simKey(ask), answer.sims[index] ?? null);
    for (const [index, ask] of extra.entries()) answers.set(askKey(ask), answer.answers?.[index] ?? null);
    const view = viewNow();
    asks = distinct(plans.flatMap((plan) => plan.more?.(view) ?? [])).filter((ask) => !sims.has(simKey(ask)));
    extra = distinctAsks(plans.flatMap((plan) => plan.moreAsks?.(view) ?? [])).filter(
      (ask) => !answers.has(askKey(ask)),
    );
    if (asks.length + extra.length === 0) break;
  }
  return { view: viewNow(), facts };
}

/** Later rounds ask about more subnets; everything else of theirs is the same question again. */
function merge(first: ExplainFacts, later: ExplainFacts): ExplainFacts {
  const known = new Set(first.subnets.map(({ netuid }) => netuid));
  return {
    ...first,
    subnets: [...first.subnets, ...later.subnets.filter(({ netuid }) => !known.has(netuid))],
  };
}

function union(needs: readonly Needs[]): Needs {
  return {
    netuids: [...new Set(needs.flatMap(({ netuids }) => netuids))],
    hotkeys: [...new Set(needs.flatMap(({ hotkeys }) => hotkeys))],
    accounts: [...new Set(needs.flatMap(({ accounts }) => accounts))],
    sims: distinct(needs.flatMap(({ sims }) => sims)),
    asks: distinctAsks(needs.flatMap(({ asks }) => asks ?? [])),
  };
}

function distinct(asks: readonly SimAsk[]): SimAsk[] {
  return [...new Map(asks.map((ask) => [simKey(ask), ask])).values()];
}

function distinctAsks(asks: readonly ExtraAsk[]): ExtraAsk[] {
  return [...new Map(asks.map((ask) => [askKey(ask), ask])).values()];
}
