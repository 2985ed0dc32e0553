import type { Certainty, Effect, Param, Risk, Sentence } from '../../core/explain/types.js';
import type { FactView } from './fact-view.js';
import type { LeafExplanation } from './plan.js';
import { type ActingCall, leavesOf } from './walk.js';

const BATCHES = new Set(['batch', 'batch_all', 'force_batch']);
const LEVELS = { danger: 0, caution: 1, note: 2 } as const;
const KINDS = { pay: 0, receive: 1, grant: 2, reserve: 3, fee: 4 } as const;
const BOUNDS = { exactly: 0, 'at-most': 1, 'at-least': 2, expected: 3 } as const;
/** From surest to least sure. */
const CERTAINTIES: readonly Certainty[] = ['exact', 'bounded', 'simulated', 'unknown'];

/** What the whole call does, from what its parts do. */
export function compose(
  root: ActingCall,
  parts: readonly LeafExplanation[],
  view: FactView,
): LeafExplanation {
  const [only] = parts;
  const single = parts.length === 1 && only ? only : null;
  return {
    sentence: sentenceOf(root, single, view),
    effects: mergeEffects(parts.flatMap(({ effects }) => effects)),
    // Lines about one trade would be read as being about all of them.
    facts: single?.facts ?? [],
    risks: sortRisks([...parts.flatMap(({ risks }) => risks), ...wrapperRisks(root)]),
    certainty:
      CERTAINTIES[Math.max(0, ...parts.map(({ certainty }) => CERTAINTIES.indexOf(certainty)))] ?? 'unknown',
  };
}

function sentenceOf(root: ActingCall, single: LeafExplanation | null, view: FactView): Sentence {
  const { pallet, call } = root.call;
  const [inner] = root.children;
  if (!root.isWrapper && single) return single.sentence;
  if (pallet === 'Utility' && BATCHES.has(call))
    return { code: 'batch', params: { count: { t: 'int', value: BigInt(leavesOf(root).length) } } };
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
  const mayStop =
    pallet === 'Utility' && (call === 'batch' || call === 'force_batch') && node.children.length > 1;
  return mayStop
    ? [{ code: 'may-stop-half-way', level: 'caution', params: { call: text(call) } }, ...below]
    : below;
}

/** Same account, kind, bound and token: one line with the sum. */
function mergeEffects(effects: readonly Effect[]): Effect[] {
  const merged = new Map<string, Effect>();
  for (const effect of effects) {
    const key = [effect.account, effect.kind, effect.bound, tokenOf(effect.value)].join('/');
    const known = merged.get(key);
    merged.set(key, known ? { ...known, value: sum(known.value, effect.value) } : effect);
  }
  return [...merged.values()].sort(
    (a, b) => KINDS[a.kind] - KINDS[b.kind] || BOUNDS[a.bound] - BOUNDS[b.bound],
  );
}

function tokenOf(value: Param): string {
  if (value.t === 'tao') return 'tao';
  if (value.t === 'alpha') return `alpha-${value.netuid}`;
  return `${value.t}-${value.t === 'text' ? value.text : ''}`;
}

function sum(a: Param, b: Param): Param {
  if (a.t === 'tao' && b.t === 'tao') return { ...a, rao: a.rao + b.rao };
  if (a.t === 'alpha' && b.t === 'alpha') return { ...a, base: a.base + b.base };
  return a;
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
