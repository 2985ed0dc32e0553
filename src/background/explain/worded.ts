import type { DecodedCall } from '../../core/chain/light/index.js';
import type { Param, Risk } from '../../core/explain/types.js';
import type { ExtraAsk } from '../../protocol/engine/index.js';
import { accountsOf, callParams, netuidsOf } from './call-params.js';
import type { FactView, Needs, SimAsk } from './fact-view.js';
import { risk } from './lines.js';
import type { LeafExplanation, PlanContext, Planner } from './plan.js';
import { severityOf } from './severity.js';
import type { ActingCall } from './walk.js';

/** What a call does besides what its words say: what is left out is nothing, for certain. */
export type Outcome = Partial<LeafExplanation>;

/** What one call does once the answers to its questions are there. */
export interface Deed {
  asks?: ExtraAsk[];
  sims?: SimAsk[];
  outcome(view: FactView): Outcome;
}

/** A planner of calls whose sentence is their own words with their arguments, unless the outcome brings another one. */
export function worded(deedOf: (leaf: ActingCall, context: PlanContext) => Deed): Planner {
  return (leaf, context) => {
    const { asks = [], sims = [], outcome } = deedOf(leaf, context);
    return {
      needs: { ...needsOf(leaf.call), asks, sims },
      explain: (view) => ({
        sentence: { code: 'call', params: callParams(context.light.registry, leaf.call, view) },
        effects: [],
        facts: [],
        risks: [],
        certainty: 'exact',
        ...outcome(view),
      }),
    };
  };
}

/** Calls that move no balance and no stake, whatever their arguments. What they give away may be worth a word. */
export const planEffectless = worded(({ call }) => {
  const kind = severityOf(call.pallet, call.call);
  return {
    outcome: () => ({ risks: kind?.code === 'hands-over' ? [{ ...kind, params: nameParam(call) }] : [] }),
  };
});

/**
 * What the state forbids, as far as it is known: the call fails, and only the fee is paid. Because it is so already, because
 * there is nothing (any more, or yet) to do it to, or because the account is disputed.
 */
export function fails(why: 'already' | 'nothing' | 'over' | 'not-yet' | 'disputed'): { risks: Risk[] } {
  return { risks: [risk('forbidden-now', 'caution', { why: { t: 'text', text: why } })] };
}

/** The account is not the one that may. */
export const MAY_NOT: { risks: Risk[] } = { risks: [risk('no-such-right', 'caution')] };

/** The call's name, as risks are given it. */
export function nameParam({ pallet, call }: DecodedCall): { call: Param } {
  return { call: { t: 'text', text: `${pallet}.${call}` } };
}

/** Names for all that the call names. */
function needsOf(call: DecodedCall): Needs {
  const accounts = accountsOf(call);
  return {
    netuids: netuidsOf(call),
    hotkeys: accountsOf(call, /hotkey$|^children$/),
    accounts,
    sims: [],
  };
}
