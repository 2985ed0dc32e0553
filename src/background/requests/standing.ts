import { WalletError } from '../../core/errors/wallet-error.js';
import type { ApprovalRow, Shown } from '../approvals/index.js';
import type { ExtrinsicRequest } from '../types.js';
import type { RequestDeps } from './deps.js';
import { explainAnew } from './explain-anew.js';
import { isOver, isRenewable, renewed } from './renew.js';
import type { SecondOpinions } from './second-opinions.js';
import { shownOf } from './shown.js';
import { haveChanged, termsOf } from './terms.js';

/** Five blocks: a price seen longer ago is no price to agree to. */
const STALE_MS = 60_000;

/** A request with what was shown of it. */
interface Standing {
  request: ExtrinsicRequest;
  shown: Shown;
}

/**
 * An own request whose era is over is built anew, and signed so if it still says what was approved. What a device has signed
 * is of the old one. The row is changed in place: its decision is being carried out.
 * @throws WalletError approval/changed, or why it cannot be done any more
 */
export async function current(
  deps: RequestDeps,
  opinions: SecondOpinions,
  row: ApprovalRow,
  request: ExtrinsicRequest,
  shown: Shown,
  brought: Uint8Array | null,
): Promise<Standing> {
  if (!isRenewable(request) || !isOver(row, deps.clock.nowMs())) return { request, shown };
  if (brought) throw new WalletError('approval/changed');
  const next = await renewed(deps, request);
  const { result, finding } = await explainAnew(deps, next);
  if (!result.ok) throw new WalletError(result.refusal.code, result.refusal.context);
  const now = shownOf(next, result.explanation, deps.clock);
  const isSame = shown.terms && now.terms && !haveChanged(shown.terms, now.terms);
  if (!isSame || !isSameProtection(request, next)) throw new WalletError('approval/changed');
  row.payload = { kind: 'extrinsic', request: next };
  row.shown = now;
  if (finding) opinions.note(row.id, finding);
  return { request: next, shown: now };
}

/** What was to be hidden is hidden, and at no higher price. */
function isSameProtection(
  { protection: one }: ExtrinsicRequest,
  { protection: other }: ExtrinsicRequest,
): boolean {
  if (one?.state !== 'on' || other?.state !== 'on') return one?.state === other?.state;
  return other.carrierFeeRao <= one.carrierFeeRao;
}

/**
 * What was shown must still hold, and a second node must not contradict it. A view that was seen a moment ago is not
 * explained again.
 * @throws WalletError approval/changed, chain/disputed, or why the bytes must not be signed after all
 */
export async function requireStanding(
  deps: RequestDeps,
  opinions: SecondOpinions,
  id: string,
  request: ExtrinsicRequest,
  { payloadHash, atBlockNumber, atMs, terms }: Shown,
): Promise<void> {
  const isStale = deps.clock.nowMs() - atMs > STALE_MS;
  // Shown by an earlier worker: whether there is something to compare is found out again.
  if (isStale || !opinions.isNoted(id, payloadHash)) {
    const { result, finding } = await explainAnew(deps, request);
    if (!result.ok) throw new WalletError(result.refusal.code, result.refusal.context);
    if (isStale && !(terms && !haveChanged(terms, termsOf(result.explanation))))
      throw new WalletError('approval/changed');
    if (finding) opinions.note(id, finding);
  }
  await opinions.require(id, payloadHash, atBlockNumber);
}
