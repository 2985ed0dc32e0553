import { isWalletError, toErrorBody, WalletError } from '../../core/errors/wallet-error.js';
import type { ExplainResult } from '../../core/explain/types.js';
import type { EngineCalls } from '../../protocol/engine/index.js';
import type { ApprovalView } from '../../protocol/ui/approvals.js';
import type { ApprovalRow } from '../approvals/index.js';
import type { EngineHost, ExtrinsicRequest } from '../types.js';
import { changesControl } from './changes-control.js';
import type { RequestDeps } from './deps.js';
import { metadataFor } from './metadata-for.js';
import { readMessage } from './read-message.js';
import { requesterOf } from './requester.js';

/**
 * What an approval shows, derived anew from the stored request each time. What it shows is noted beside the row: only that
 * can be approved.
 * @throws WalletError vault/locked, approval/unknown, approval/expired, approval/void
 */
export async function viewApproval(deps: RequestDeps, id: string): Promise<ApprovalView> {
  if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
  const row = await deps.approvals.pending(id);
  const queue = row.page ? await deps.approvals.queue() : [row];
  const base = {
    id,
    requester: await requesterOf(row, deps.permissions),
    createdAtMs: row.createdAtMs,
    expiresAtMs: row.expiresAtMs,
    position: queue.findIndex((other) => other.id === id) + 1,
    total: queue.length,
  };
  const { payload } = row;
  switch (payload.kind) {
    case 'connect':
      return { ...base, kind: 'connect' };
    case 'extrinsic': {
      const result = await explain(deps, payload.request);
      const needsPassword = result.ok && changesControl(result.explanation);
      await noteShown(deps, row, result, needsPassword);
      return { ...base, kind: 'extrinsic', address: payload.request.address, result, needsPassword };
    }
    case 'message': {
      const { message: _, ...shown } = await readMessage(deps, row, payload.data);
      await deps.approvals.markShown(
        id,
        shown.refusal
          ? null
          : {
              payloadHash: shown.payloadHash,
              sentence: null,
              eraPeriod: null,
              atBlockNumber: null,
              needsPassword: false,
            },
      );
      return { ...base, kind: 'message', address: payload.address, ...shown };
    }
  }
}

async function noteShown(
  deps: RequestDeps,
  row: ApprovalRow,
  result: ExplainResult,
  needsPassword: boolean,
): Promise<void> {
  if (!result.ok) return deps.approvals.markShown(row.id, null);
  const { payloadHash, sentence, eraPeriod, atBlock } = result.explanation;
  return deps.approvals.markShown(row.id, {
    payloadHash,
    sentence,
    eraPeriod,
    atBlockNumber: atBlock?.number ?? null,
    needsPassword,
  });
}

async function explain(deps: RequestDeps, request: ExtrinsicRequest): Promise<ExplainResult> {
  try {
    const ask = factsOrNothing(deps.engine);
    const [facts, metadata, ownAccounts] = await Promise.all([
      ask('signingFacts', { address: request.address }),
      metadataFor(deps, request.payload),
      deps.wallet.accounts(),
    ]);
    return await deps.explainer.explain({
      request,
      metadata,
      facts,
      explainFacts: (question) => ask('explainFacts', question),
      inspect: (callHex) => ask('inspectCall', { callHex }),
      ownAccounts,
    });
  } catch (error) {
    // A reason not to sign is an answer; anything else is a bug and must not look like one.
    if (!isWalletError(error)) throw error;
    return { ok: false, refusal: toErrorBody(error) };
  }
}

/**
 * Asks the engine for facts; null says that there was no answer. Once it could not be reached it is not asked again for the
 * same view, or a dead engine would cost its time-out four times over.
 */
function factsOrNothing(engine: EngineHost) {
  let unreachable = false;
  return async <M extends 'signingFacts' | 'explainFacts' | 'inspectCall'>(
    method: M,
    params: EngineCalls[M]['in'],
  ): Promise<EngineCalls[M]['out'] | null> => {
    if (unreachable) return null;
    try {
      return await engine.ask(method, params);
    } catch (error) {
      if (!isWalletError(error)) return null;
      // The second decoder's own refusal is an answer, and the stricter of the two decides.
      if (method === 'inspectCall' && error.code.startsWith('sign/')) throw error;
      if (error.code === 'engine/unreachable') unreachable = true;
      return null;
    }
  };
}
