import type { Certainty, Effect, Fact, Param, Risk, Sentence } from '../../core/explain/types.js';
import { batchFacts, batchSentence, claimBeforeExit, inSequence, isAllOrNothing, isBatch } from './batch.js';
import { eitherEffects, mergeEffects } from './merge-effects.js';
import type { LeafExplanation } from './plan.js';
import { type ActingCall, isAddress } from './walk.js';
import type { Wrapped } from './wrappers.js';

const LEVELS = { danger: 0, caution: 1, note: 2 } as const;
/** From surest to least sure. */
const CERTAINTIES: readonly Certainty[] = ['exact', 'bounded', 'simulated', 'unknown'];

/** What one call does, as far as it happens with this transaction. */
export interface Part extends LeafExplanation {
  /** Accounts of which it cannot be told what they have afterwards. */
  untold: string[];
}

/** A call of the tree with what it does; `own` is what it does by itself, null for one that only lists others. */
export interface Told {
  node: ActingCall;
  own: LeafExplanation | null;
  sentence: Sentence;
  /** What stands against this very call. */
  risks: Risk[];
  children: Told[];
  parts: Part[];
}

/** The tree again, with every call explained by what it carries. */
export function tell(node: ActingCall, say: (node: ActingCall) => Wrapped | null): Told {
  const children = node.children.map((child) => tell(child, say));
  const own = say(node);
  const below = carriedParts(node, own, children);
  const parts = own ? [{ ...own, untold: untoldOf(node, own) }, ...below] : below;
  return {
    node,
    own,
    sentence: sentenceOf(node, own, children),
    risks: [...(own?.risks ?? []), ...batchRisks(node)],
    children,
    parts,
  };
}

/** What the whole call does, from what its parts do. `parts` are these, each as it is among the others. */
export function compose(told: Told): LeafExplanation & { parts: Part[]; allOrNothing: boolean } {
  const parts = inSequence(told.parts);
  const allOrNothing = isAllOrNothing(told.node);
  return {
    parts,
    allOrNothing,
    sentence: told.sentence,
    effects: mergeEffects(parts, allOrNothing),
    facts: factsOf(told),
    risks: [...parts.flatMap(({ risks }) => risks), ...nodesOf(told).flatMap(({ node }) => batchRisks(node))],
    certainty: worstOf(parts.map(({ certainty }) => certainty)),
  };
}

/** All calls of the tree, from the outside in. */
export function nodesOf(told: Told): Told[] {
  return [told, ...told.children.flatMap(nodesOf)];
}

/** Worst of some risks; null for none. */
export function levelOf(risks: readonly Risk[]): Risk['level'] | null {
  return sortRisks(risks)[0]?.level ?? null;
}

function carriedParts(node: ActingCall, own: Wrapped | null, children: readonly Told[]): Part[] {
  const below = children.flatMap(({ parts }) => parts);
  if (own?.inner === 'later' || happensLater(node))
    return below.map((part) => ({ ...part, effects: [], pools: [], untold: [], certainty: 'exact' }));
  if (own?.inner === 'unsure') return below.map(unsure);
  if (isIfElse(node)) return [eitherOf(children)];
  return claimBeforeExit(node, below);
}

/** Scheduled, or carried out when the crowdloan is finalized. */
function happensLater({ call: { pallet, call } }: ActingCall): boolean {
  return pallet === 'Scheduler' || (pallet === 'Crowdloan' && call === 'create');
}

function isIfElse({ isWrapper, call }: ActingCall): boolean {
  return isWrapper && call.call === 'if_else';
}

function eitherOf(children: readonly Told[]): Part {
  const parts = children.flatMap((child) => child.parts);
  const [first = [], second = []] = children.map((child) =>
    mergeEffects(inSequence(child.parts), isAllOrNothing(child.node)),
  );
  return {
    sentence: { code: 'if-else', params: {} },
    effects: eitherEffects(first, second),
    facts: [],
    risks: parts.flatMap(({ risks }) => risks),
    certainty: worstOf(['bounded', ...parts.map(({ certainty }) => certainty)]),
    pools: parts.flatMap(({ pools }) => pools ?? []),
    state: parts.flatMap(({ state }) => state ?? []),
    open: parts.flatMap(({ effects }) => effects.filter(({ kind }) => kind === 'receive')),
    untold: parts.flatMap(({ untold }) => untold),
  };
}

/** Perhaps it happens, perhaps not: what goes is a most, and nothing is sure to come. */
function unsure(part: Part): Part {
  const effects = part.effects.flatMap((effect): Effect[] => {
    if (effect.bound === 'exactly') return [{ ...effect, bound: 'at-most' }];
    return effect.kind === 'receive' && effect.bound === 'at-least' ? [] : [effect];
  });
  const untold = [...part.untold, ...part.effects.map(({ account }) => account)];
  return { ...part, effects, untold, certainty: 'unknown' };
}

function untoldOf({ actor }: ActingCall, { certainty, effects }: Wrapped): string[] {
  return certainty === 'unknown' ? [actor, ...effects.map(({ account }) => account)] : [];
}

function sentenceOf(node: ActingCall, own: Wrapped | null, children: readonly Told[]): Sentence {
  if (isBatch(node) && children.length > 0)
    return batchSentence(
      node,
      children.flatMap(({ parts }) => parts),
    );
  const [inner, other] = children.map(({ sentence }): Param => ({ t: 'sentence', sentence }));
  const { code, params } = own?.sentence ?? { code: 'if-else', params: {} };
  if (!inner) return { code, params };
  return { code, params: { ...params, inner, ...(own || !other ? {} : { other }) } };
}

function factsOf({ own, children }: Told): Fact[] {
  const [only, ...more] = children;
  const inner =
    only && more.length === 0 ? factsOf(only) : batchFacts(children.flatMap(({ parts }) => parts));
  return [...(own?.facts ?? []), ...inner];
}

/** A batch that stops or goes on half-way still looks successful on the chain. */
function batchRisks(node: ActingCall): Risk[] {
  const { pallet, call } = node.call;
  if (pallet !== 'Utility' || node.children.length < 2) return [];
  const params = { call: { t: 'text', text: call } } as const;
  if (call === 'batch') return [{ code: 'may-stop-half-way', level: 'caution', params }];
  if (call === 'force_batch') return [{ code: 'steps-stand-alone', level: 'note', params }];
  return [];
}

function worstOf(certainties: readonly Certainty[]): Certainty {
  return (
    CERTAINTIES[Math.max(0, ...certainties.map((certainty) => CERTAINTIES.indexOf(certainty)))] ?? 'unknown'
  );
}

/** Worst first, each said once. */
export function sortRisks(risks: readonly Risk[]): Risk[] {
  const distinct = new Map(risks.map((risk) => [riskKey(risk), risk]));
  return [...distinct.values()].sort((a, b) => LEVELS[a.level] - LEVELS[b.level]);
}

function riskKey({ code, level, params }: Risk): string {
  return JSON.stringify([code, level, params], (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

/** Accounts that a call acts for with this transaction, the outermost first. */
export function actorsOf(told: Told): string[] {
  return [...new Set(nodesOf(told).map(({ node }) => node.actor))].filter(isAddress);
}
