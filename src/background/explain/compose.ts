import type { Certainty, Param, Risk, Sentence } from '../../core/explain/types.js';
import { batchFacts, batchSentence, claimBeforeExit, inSequence, isAllOrNothing, isBatch } from './batch.js';
import type { FactView } from './fact-view.js';
import { mergeEffects } from './merge-effects.js';
import type { LeafExplanation } from './plan.js';
import { type ActingCall, leavesOf } from './walk.js';

const LEVELS = { danger: 0, caution: 1, note: 2 } as const;
/** From surest to least sure. */
const CERTAINTIES: readonly Certainty[] = ['exact', 'bounded', 'simulated', 'unknown'];

/** What the whole call does, from what its parts do. */
export function compose(
  root: ActingCall,
  alone: readonly LeafExplanation[],
  view: FactView,
): LeafExplanation {
  const parts = claimBeforeExit(root, inSequence(alone));
  const [only] = parts;
  const single = parts.length === 1 && only ? only : null;
  return {
    sentence: sentenceOf(root, single, parts, view),
    effects: mergeEffects(parts, isAllOrNothing(root)),
    facts: single?.facts ?? batchFacts(parts),
    risks: sortRisks([...parts.flatMap(({ risks }) => risks), ...wrapperRisks(root)]),
    certainty:
      CERTAINTIES[Math.max(0, ...parts.map(({ certainty }) => CERTAINTIES.indexOf(certainty)))] ?? 'unknown',
  };
}

function sentenceOf(
  root: ActingCall,
  single: LeafExplanation | null,
  parts: readonly LeafExplanation[],
  view: FactView,
): Sentence {
  const { pallet, call } = root.call;
  const [inner] = root.children;
  if (!root.isWrapper && single) return single.sentence;
  if (isBatch(root)) return batchSentence(root, parts, leavesOf(root).length);
  if (pallet === 'Proxy' && inner)
    return {
      code: 'proxy',
      params: {
        real: view.accountParam(inner.actor),
        call: text(`${inner.call.pallet}.${inner.call.call}`),
      },
    };
  return { code: 'generic', params: { call: text(`${pallet}.${call}`) } };
}

/** A batch that stops or goes on half-way still looks successful on the chain. */
function wrapperRisks(node: ActingCall): Risk[] {
  const below = node.children.flatMap(wrapperRisks);
  const { pallet, call } = node.call;
  if (pallet !== 'Utility' || node.children.length < 2) return below;
  const params = { call: text(call) };
  if (call === 'batch') return [{ code: 'may-stop-half-way', level: 'caution', params }, ...below];
  if (call === 'force_batch') return [{ code: 'steps-stand-alone', level: 'note', params }, ...below];
  return below;
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

function text(value: string): Param {
  return { t: 'text', text: value };
}
