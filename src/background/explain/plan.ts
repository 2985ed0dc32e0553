import type { LightMetadata } from '../../core/chain/light/index.js';
import type { Certainty, Effect, Fact, Risk, Sentence } from '../../core/explain/types.js';
import type { SingleIntent } from '../../core/operations/intent.js';
import type { ExtraAsk } from '../../protocol/engine/index.js';
import type { FactView, Needs, SimAsk } from './fact-view.js';
import type { ActingCall } from './walk.js';

/** What one call does, in the popup's terms. */
export interface LeafExplanation {
  sentence: Sentence;
  effects: Effect[];
  facts: Fact[];
  risks: Risk[];
  certainty: Certainty;
  /** Subnets whose pool this call trades with: what one call moves, the simulation of another does not know. */
  pools?: number[];
  /**
   * What else of the chain's state the amounts were read from and this call changes: a later call finds it different. Names
   * of balances and positions are those of `holdingName`, and what effects change need not be named.
   */
  state?: string[];
  /** What comes as well, though not how much: the pools or positions are not then as they were read. */
  open?: Effect[];
}

/** How a call is explained: first what it needs to know, then the explanation from whatever was found out. */
export interface Plan {
  needs: Needs;
  /** Simulations whose amount is itself a fact, such as the size of a position that is sold whole. */
  more?(facts: FactView): SimAsk[];
  /** Further questions with such an amount. */
  moreAsks?(facts: FactView): ExtraAsk[];
  explain(facts: FactView): LeafExplanation;
}

/** What a planner may know besides the call itself. */
export interface PlanContext {
  light: LightMetadata;
  /** Address of the account that signs. */
  signer: string;
  /** What the user asked for, proven to be what this call says; null for a page's request. */
  intent: SingleIntent | null;
}

export type Planner = (leaf: ActingCall, context: PlanContext) => Plan;

export const NO_NEEDS: Needs = { netuids: [], hotkeys: [], accounts: [], sims: [] };
