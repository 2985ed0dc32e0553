import { WalletError } from '../../core/errors/wallet-error.js';
import type { ExplainResult } from '../../core/explain/types.js';
import type { InputOf } from '../../protocol/method.js';
import type { ApprovalView, getApproval } from '../../protocol/ui/approvals.js';
import type { ApprovalRow } from '../approvals/index.js';
import type { ExtrinsicRequest } from '../types.js';
import { changesControl } from './changes-control.js';
import type { RequestDeps } from './deps.js';
import { eraEndMs } from './era-end.js';
import { expectedOf } from './expected-of.js';
import { explainAnew } from './explain-anew.js';
import { readMessage } from './read-message.js';
import { requesterOf } from './requester.js';
import type { SecondOpinions } from './second-opinions.js';
import { termsOf } from './terms.js';

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
  const queue = row.page ? await deps.approvals.queue() : [row];
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
    case 'extrinsic': {
      const { result, finding } = await explainAnew(deps, payload.request);
      const needsPassword = result.ok && changesControl(result.explanation);
      await noteShown(deps, row, payload.request, result, needsPassword);
      if (finding) opinions.note(id, finding);
      else opinions.forget(id);
      const { address } = payload.request;
      return opinions.complete(id, {
        ...base(),
        kind: 'extrinsic',
        address,
        result,
        needsPassword,
        secondOpinion: 'not-needed',
        protection: payload.request.protection,
        comparedAt: null,
      });
    }
    case 'message': {
      const { message: _, ...shown } = await readMessage(deps, row, payload);
      await deps.approvals.markShown(
        id,
        shown.refusal
          ? null
          : {
              payloadHash: shown.payloadHash,
              sentence: null,
              expected: null,
              eraPeriod: null,
              atBlockNumber: null,
              needsPassword: false,
              atMs: deps.clock.nowMs(),
              terms: null,
              endsAtMs: null,
            },
      );
      return { ...base(), kind: 'message', address: payload.address, ...shown };
    }
  }
}

async function noteShown(
  deps: RequestDeps,
  row: ApprovalRow,
  { payload }: ExtrinsicRequest,
  result: ExplainResult,
  needsPassword: boolean,
): Promise<void> {
  if (!result.ok) return deps.approvals.markShown(row.id, null);
  const { payloadHash, sentence, eraPeriod, atBlock } = result.explanation;
  return deps.approvals.markShown(row.id, {
    payloadHash,
    sentence,
    expected: expectedOf(result.explanation),
    eraPeriod,
    atBlockNumber: atBlock?.number ?? null,
    needsPassword,
    atMs: deps.clock.nowMs(),
    terms: termsOf(result.explanation),
    endsAtMs: eraEndMs(payload, result.explanation, deps.clock.nowMs()),
  });
}

async function requireUnlocked({ wallet }: RequestDeps): Promise<void> {
  if (!(await wallet.isUnlocked())) throw new WalletError('vault/locked');
}
