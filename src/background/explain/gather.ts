import type { Account } from '../../core/accounts/types.js';
import type { ExplainFacts, ExtraAnswer } from '../../protocol/engine/index.js';
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

/** A sale needs a position, what it buys needs the sale: two rounds after the first, and one to spare. */
const MAX_ROUNDS = 4;

export interface ActorPlans {
  actor: string;
  plans: Plan[];
}

/** Asks the engine what the plans of one account need. Null answers stay null and are said. */
export async function gatherFacts(
  { actor, plans }: ActorPlans,
  callHex: string,
  explainFacts: ExplainInput['explainFacts'],
  ownAccounts: readonly Account[],
  existentialDepositRao: bigint | null,
): Promise<{ view: FactView; facts: ExplainFacts | null }> {
  const needs = union(plans.map((plan) => plan.needs));
  const sims = new Map<string, Sim | null>();
  const answers = new Map<string, ExtraAnswer | null>();
  const extra = needs.asks ?? [];
  let asks = needs.sims;
  let facts: ExplainFacts | null = null;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const isFirst = facts === null;
    const answer = await explainFacts({
      ...needs,
      address: actor,
      callHex,
      sims: asks,
      asks: isFirst ? extra : [],
    });
    if (answer === null) break;
    facts = facts === null ? answer : merge(facts, answer);
    for (const [index, ask] of asks.entries()) sims.set(simKey(ask), answer.sims[index] ?? null);
    if (isFirst)
      for (const [index, ask] of extra.entries()) answers.set(askKey(ask), answer.answers?.[index] ?? null);
    const view = createFactView(actor, facts, { sims, answers }, ownAccounts, existentialDepositRao);
    asks = distinct(plans.flatMap((plan) => plan.more?.(view) ?? [])).filter((ask) => !sims.has(simKey(ask)));
    if (asks.length === 0) break;
  }
  return { view: createFactView(actor, facts, { sims, answers }, ownAccounts, existentialDepositRao), facts };
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
    asks: [...new Map(needs.flatMap(({ asks }) => asks ?? []).map((ask) => [askKey(ask), ask])).values()],
  };
}

function distinct(asks: readonly SimAsk[]): SimAsk[] {
  return [...new Map(asks.map((ask) => [simKey(ask), ask])).values()];
}
