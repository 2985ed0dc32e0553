import type { ActivityRow } from '../../../core/activity/types.js';
import type { Sentence } from '../../../core/explain/types.js';

/** Sentences of transactions that give or take a right; a batch may hold one. */
const CODES: ReadonlySet<Sentence['code']> = new Set(['add-proxy', 'remove-proxy', 'batch']);
/** Calls without a sentence of their own that change who may act for whom. */
const CALLS =
  /^(?:Proxy\.(?:add_proxy|remove_prox(?:y|ies)|create_pure|kill_pure)|SubtensorModule\.\w*swap_coldkey\w*)$/;

const known = new WeakMap<readonly ActivityRow[], string>();

/** Changes whenever an own transaction that gives or takes a right enters a block, leaves it, or becomes final. */
export function rightsKey(rows: readonly ActivityRow[] | null): string {
  if (rows === null) return '';
  const kept = known.get(rows);
  if (kept !== undefined) return kept;
  const key = rows
    .filter(({ state, failure }) => failure === null && (state === 'in-block' || state === 'finalized'))
    .filter(({ sentence }) => changesRights(sentence))
    .map(({ txHash, state }) => `${txHash} ${state}`)
    .join();
  known.set(rows, key);
  return key;
}

/** Whether a sentence, or one inside it, is about who may act for whom. */
export function changesRights({ code, params }: Sentence): boolean {
  const { call } = params;
  if (CODES.has(code) || (call?.t === 'text' && CALLS.test(call.text))) return true;
  return Object.values(params).some((param) => param.t === 'sentence' && changesRights(param.sentence));
}
