import type { Certainty, Effect, Fact, Risk, Sentence } from '../../core/explain/types.js';
import type { FactView, Needs, SimAsk } from './fact-view.js';
import type { ActingCall } from './walk.js';

/** What one call does, in the popup's terms. */
export interface LeafExplanation {
  sentence: Sentence;
  effects: Effect[];
  facts: Fact[];
  risks: Risk[];
  certainty: Certainty;
}

/** How a call is explained: first what it needs to know, then the explanation from whatever was found out. */
export interface Plan {
  needs: Needs;
  /** Simulations whose amount is itself a fact, such as the size of a position that is sold whole. */
  more?(facts: FactView): SimAsk[];
  explain(facts: FactView): LeafExplanation;
}

export type Planner = (leaf: ActingCall) => Plan;

export const NO_NEEDS: Needs = { netuids: [], hotkeys: [], accounts: [], sims: [] };
