import { WalletError } from '../../core/errors/wallet-error.js';
import { toWire, type Wire } from '../../core/wire/wire.js';
import type { ApprovalPayload, Approvals } from '../approvals/index.js';
import type { DappContext } from '../router/index.js';
import { asAsked } from './on-behalf.js';

/**
 * Puts a page's request before the person and waits for the outcome. A request id that is known already (the relay asks
 * again when the worker was stopped) is answered from its row, never asked a second time.
 * @throws WalletError what the outcome says; invalid-message when a known id comes with other content
 */
export async function awaitOutcome(
  approvals: Approvals,
  payload: ApprovalPayload,
  context: DappContext,
): Promise<unknown> {
  const { origin, insecure, tabId, documentId, requestId } = context;
  const known = await approvals.findRequest(origin, requestId);
  if (known && !isSamePayload(known.payload, payload))
    throw new WalletError('invalid-message', { reason: 'id' });
  const page = { origin, insecure, tabId, documentId };
  const row = known ?? (await approvals.add({ payload, page, requestId }));
  const outcome = await approvals.wait(row, context.closed);
  // Not awaited: the answer goes out first, then its copy is dropped.
  void approvals.delivered(row.id);
  if ('err' in outcome) throw new WalletError(outcome.err.code, outcome.err.context);
  return outcome.ok;
}

function isSamePayload(one: ApprovalPayload, other: ApprovalPayload): boolean {
  return sortedJson(toWire(asAsked(one))) === sortedJson(toWire(asAsked(other)));
}

/** Chrome's storage gives keys back in alphabetical order, so the order in which they were written means nothing. */
function sortedJson(wire: Wire): string {
  return JSON.stringify(wire, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
