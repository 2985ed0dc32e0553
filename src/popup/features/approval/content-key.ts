import { toWire } from '../../../core/wire/wire.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';

/**
 * Everything the user can read of a request, as one text: equal keys look equal. The place in the queue is not content,
 * and what a second node says changes nothing of what is approved.
 */
export function contentKey(view: ApprovalView): string {
  return JSON.stringify(toWire({ ...view, position: 0, total: 0, secondOpinion: null, comparedAt: null }));
}
