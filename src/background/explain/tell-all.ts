import type { LightMetadata } from '../../core/chain/light/index.js';
import type { Explanation } from '../../core/explain/types.js';
import type { ExplainInput } from '../types.js';
import { alphaFeeNetuids } from './alpha-fee.js';
import { tell } from './compose.js';
import { createFactView, type FactView, NO_ANSWERS } from './fact-view.js';
import { type Asker, gatherFacts } from './gather.js';
import { NO_NEEDS, type Plan } from './plan.js';
import { planOf } from './planners.js';
import { stateAsks } from './risks/state.js';
import { asksWealth, leavingRao } from './risks/wealth.js';
import { type ActingCall, isAddress, leavesOf, nodesOf } from './walk.js';
import { planWrapper, type WrapperPlan } from './wrappers.js';

/** Explains every call of the tree from what the chain says of the account that it acts for. */
export async function tellAll(
  light: LightMetadata,
  root: ActingCall,
  { request, explainFacts, ownAccounts, facts: present }: ExplainInput,
) {
  const { address: signer, intent, payload } = request;
  const bare = intent?.kind === 'routed' ? intent.intent : intent;
  const legs = bare?.kind === 'batch' ? bare.legs : bare && bare.kind !== 'call' ? [bare] : [];
  const leaves = leavesOf(root);
  const deposit = present?.existentialDepositRao ?? null;
  const plans = new Map<ActingCall, { actor: string; plan: Plan | WrapperPlan }>();
  for (const node of nodesOf(root)) {
    const index = leaves.indexOf(node);
    // Own calls are wrapped in their route and in one batch at most, so leaves and legs stand in the same order.
    if (index >= 0)
      plans.set(node, {
        actor: node.actor,
        plan: planOf(node, { light, signer, intent: legs[index] ?? null }),
      });
    else {
      const plan = planWrapper(node, light);
      // What it needs to know is about the account behind it.
      if (plan) plans.set(node, { actor: node.children[0]?.actor ?? node.actor, plan });
    }
  }
  const views = new Map<string, FactView>();
  let atBlock: Explanation['atBlock'] = null;
  const look = async (actor: string, askers: readonly Asker[]) => {
    const group = { actor, plans: askers, paidCall: actor === signer ? root.call : null };
    const found = await gatherFacts(group, payload.callHex, explainFacts, ownAccounts, deposit);
    views.set(actor, found.view);
    if (actor === signer && found.facts)
      atBlock = { number: found.facts.block.number, atMs: found.facts.block.atMs };
  };
  // The signer is asked about even when all calls act for others: it pays the fee.
  const actors = new Set([signer, ...[...plans.values()].map(({ actor }) => actor)].filter(isAddress));
  await Promise.all(
    [...actors].map((actor) => {
      const asked = [...plans.values()].filter((row) => row.actor === actor).map(({ plan }) => plan);
      const standing =
        actor === signer
          ? [{ needs: { ...NO_NEEDS, netuids: alphaFeeNetuids(root.call), asks: stateAsks(root) } }]
          : [];
      return look(actor, [...asked, ...standing, wealthAsker(asked, actor)]);
    }),
  );
  const viewOf = (actor: string) =>
    views.get(actor) ?? createFactView(actor, null, NO_ANSWERS, ownAccounts, deposit);
  const told = tell(root, (node) => {
    const row = plans.get(node);
    return row ? row.plan.explain(viewOf(row.actor)) : null;
  });
  const touched = new Set(told.parts.flatMap(({ effects }) => effects.map(({ account }) => account)));
  const others = ownAccounts.map(({ address }) => address).filter((it) => touched.has(it) && !views.has(it));
  await Promise.all(others.map((address) => look(address, [])));
  return { told, viewOf, atBlock };
}

/** Asks what an account owns in all where a large part of it may leave. */
function wealthAsker(plans: ReadonlyArray<Plan | WrapperPlan>, account: string): Asker {
  return {
    needs: NO_NEEDS,
    moreAsks(view) {
      const parts = plans.map((plan) => plan.explain(view));
      return asksWealth(leavingRao(parts, account, view), view) ? [{ kind: 'wealth' }] : [];
    },
  };
}
