import { toWire } from '../../../core/wire/wire.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';

/**
 * Everything the user can read of a request, as one text: equal keys look equal. The place in the queue is not content,
 * and what a second node says changes nothing of what is approved.
 */
export function contentKey(view: ApprovalView): string {
  return JSON.stringify(toWire({ ...view, position: 0, total: 0, secondOpinion: null, comparedAt: null }));
}

/**
 * What a request would do, as far as somebody relies on it: a reader must hear when it changes. Estimates and the block they
 * were made at move all the time, and a notice for each would be read no more.
 */
export function meaningKey(view: ApprovalView): string {
  if (view.kind !== 'extrinsic' || !view.result.ok) return contentKey(view);
  const { sentence, effects, risks, payloadHash } = view.result.explanation;
  const firm = effects.filter(({ bound }) => bound !== 'expected');
  const warned = risks.map(({ code, level }) => `${code} ${level}`);
  return JSON.stringify(toWire({ sentence, firm, warned, payloadHash }));
}
