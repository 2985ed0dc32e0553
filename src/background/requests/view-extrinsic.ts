import { type ErrorBody, isWalletError, toErrorBody } from '../../core/errors/wallet-error.js';
import type { ApprovalView, SigningPaths } from '../../protocol/ui/approvals.js';
import type { ApprovalRow } from '../approvals/index.js';
import type { ExtrinsicRequest } from '../types.js';
import { changesControl } from './changes-control.js';
import type { RequestDeps } from './deps.js';
import { type Explained, explainAnew } from './explain-anew.js';
import { isOnBehalf, pathsOf } from './on-behalf.js';
import { isOver, isRenewable, renewed } from './renew.js';
import type { ExtrinsicView, SecondOpinions } from './second-opinions.js';
import { shownOf } from './shown.js';

type Base = Omit<Extract<ApprovalView, { kind: 'connect' }>, 'kind'>;

/**
 * The view of a transaction. An own one whose era is over is built anew first: the person learns of nothing but what changed
 * by it. `base` is asked last: the first look at the chain may bring the end nearer.
 */
export async function viewExtrinsic(
  deps: RequestDeps,
  opinions: SecondOpinions,
  row: ApprovalRow,
  asked: ExtrinsicRequest,
  base: () => Base,
): Promise<ApprovalView> {
  const { id } = row;
  const behalf = isOnBehalf(asked) ? await pathsOf(deps, asked) : null;
  if (behalf?.refusal) {
    await deps.approvals.markShown(id, null);
    opinions.forget(id);
    return unchosen(base(), behalf.paths, behalf.refusal);
  }
  const { request, explained } = await explainCurrent(deps, row, asked);
  const { result, device, finding } = explained;
  await deps.approvals.markShown(id, result.ok ? shownOf(request, result.explanation, deps.clock) : null);
  if (finding) opinions.note(id, finding);
  else opinions.forget(id);
  return opinions.complete(id, {
    ...base(),
    kind: 'extrinsic',
    address: request.address,
    result,
    needsPassword: result.ok && changesControl(result.explanation),
    secondOpinion: 'not-needed',
    protection: request.protection,
    ...(device && { device }),
    ...(behalf && { paths: behalf.paths }),
    comparedAt: null,
  });
}

/** The request explained, in a transaction of now where the one that is stored can no longer be included. */
async function explainCurrent(
  deps: RequestDeps,
  row: ApprovalRow,
  request: ExtrinsicRequest,
): Promise<{ request: ExtrinsicRequest; explained: Explained }> {
  if (!isRenewable(request)) return { request, explained: await explainAnew(deps, request) };
  if (!isOver(row, deps.clock.nowMs())) {
    const explained = await explainAnew(deps, request);
    // The clock only estimates: the chain may say it first.
    if (explained.result.ok || explained.result.refusal.code !== 'sign/era') return { request, explained };
  }
  try {
    const next = await renewed(deps, request);
    await deps.approvals.replace(row.id, { kind: 'extrinsic', request: next });
    return { request: next, explained: await explainAnew(deps, next) };
  } catch (error) {
    // That it cannot be done any more is an answer; that it does not wait any more is none.
    if (!isWalletError(error) || error.code.startsWith('approval/')) throw error;
    const result = { ok: false, refusal: toErrorBody(error) } as const;
    return { request, explained: { result, device: null, finding: null } };
  }
}

/** A request for which nobody was chosen to sign: there is nothing to explain yet, and nothing to approve. */
function unchosen(base: Base, paths: SigningPaths, refusal: ErrorBody): ExtrinsicView {
  return {
    ...base,
    kind: 'extrinsic',
    address: paths.address,
    result: { ok: false, refusal },
    needsPassword: false,
    secondOpinion: 'not-needed',
    protection: null,
    paths,
    comparedAt: null,
  };
}
