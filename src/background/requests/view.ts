import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf } from '../../protocol/method.js';
import type { ApprovalView, getApproval } from '../../protocol/ui/approvals.js';
import { isInWindow } from '../approvals/index.js';
import type { RequestDeps } from './deps.js';
import { readMessage } from './read-message.js';
import { requesterOf } from './requester.js';
import type { SecondOpinions } from './second-opinions.js';
import { shownMessage } from './shown.js';
import { viewExtrinsic } from './view-extrinsic.js';

/**
 * The view of a request; with `settled`, the last one again when the second node's opinion is in.
 * @throws WalletError as {@link viewAnew}
 */
export async function viewApproval(
  deps: RequestDeps,
  opinions: SecondOpinions,
  { id, settled }: InputOf<typeof getApproval>,
): Promise<ApprovalView> {
  if (!settled) return viewAnew(deps, opinions, id);
  await requireUnlocked(deps);
  const known = await opinions.settled(id);
  // After a restart of the worker there is nothing to show again: it is explained, and the answer waited for.
  if (!known) {
    const view = await viewAnew(deps, opinions, id);
    return view.kind === 'extrinsic' ? ((await opinions.settled(id)) ?? view) : view;
  }
  // Seconds may have passed: what was locked or answered meanwhile is shown no more.
  await requireUnlocked(deps);
  await deps.approvals.pending(id);
  return known;
}

/**
 * What an approval shows, derived anew from the stored request each time. What it shows is noted beside the row: only that
 * can be approved.
 * @throws WalletError vault/locked, approval/unknown, approval/expired, approval/void
 */
async function viewAnew(deps: RequestDeps, opinions: SecondOpinions, id: string): Promise<ApprovalView> {
  await requireUnlocked(deps);
  const row = await deps.approvals.pending(id);
  const queue = isInWindow(row) ? await deps.approvals.queue() : [row];
  const requester = await requesterOf(row, deps);
  // Asked last: the first look at the chain may bring the end nearer.
  const base = () => ({
    id,
    requester,
    createdAtMs: row.createdAtMs,
    expiresAtMs: row.expiresAtMs,
    position: queue.findIndex((other) => other.id === id) + 1,
    total: queue.length,
  });
  const { payload } = row;
  switch (payload.kind) {
    case 'connect':
      return { ...base(), kind: 'connect' };
    case 'extrinsic':
      return viewExtrinsic(deps, opinions, row, payload.request, base);
    case 'message': {
      const { message: _, device, ...shown } = await readMessage(deps, row, payload);
      const noted = shown.refusal ? null : shownMessage(shown.payloadHash, deps.clock);
      await deps.approvals.markShown(id, noted);
      return { ...base(), kind: 'message', address: payload.address, ...shown, ...(device && { device }) };
    }
  }
}

async function requireUnlocked({ wallet }: RequestDeps): Promise<void> {
  if (!(await wallet.isUnlocked())) throw new WalletError('vault/locked');
}
