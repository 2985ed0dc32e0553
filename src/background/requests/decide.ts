import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf } from '../../protocol/method.js';
import type { decideApproval } from '../../protocol/ui/approvals.js';
import type { ApprovalRow, CarriedOut, Shown } from '../approvals/index.js';
import type { ExtrinsicRequest } from '../types.js';
import type { RequestDeps } from './deps.js';
import { explainAnew } from './explain-anew.js';
import type { SecondOpinions } from './second-opinions.js';
import { requireShareable } from './shared-accounts.js';
import { signExtrinsic } from './sign-extrinsic.js';
import { signMessage } from './sign-message.js';
import { haveChanged, termsOf } from './terms.js';

type Decision = InputOf<typeof decideApproval>;

/** Five blocks: a price seen longer ago is no price to agree to. */
const STALE_MS = 60_000;

/**
 * Carries out a person's decision. A signature is given only for the hash that the last view of this request showed.
 * @throws WalletError vault/locked, vault/wrong-password, vault/too-many-attempts, keys/*, approval/*, site/*, sign/*, engine/*, chain/*
 */
export async function decide(
  deps: RequestDeps,
  opinions: SecondOpinions,
  input: Decision,
): Promise<{ done: true; txHash: string | null }> {
  const { outcome, txHash } = await carryOut(deps, opinions, input);
  opinions.forget(input.id);
  // A page's refusal is its own answer; only our own transaction's failure concerns the page that decided.
  if ('err' in outcome && input.decision === 'sign')
    throw new WalletError(outcome.err.code, outcome.err.context);
  return { done: true, txHash };
}

function carryOut(deps: RequestDeps, opinions: SecondOpinions, input: Decision): Promise<CarriedOut> {
  const { approvals } = deps;
  switch (input.decision) {
    case 'reject':
      return approvals.decide(input.id, { kind: 'reject' }, async () => ({
        outcome: { err: { code: 'approval/rejected', context: {} } },
        txHash: null,
      }));
    case 'connect':
      return approvals.decide(input.id, { kind: 'connect', accountIds: input.accountIds }, (row) =>
        connect(deps, row, input),
      );
    case 'sign':
      return approvals.decide(input.id, { kind: 'sign', payloadHash: input.payloadHash }, (row) =>
        sign(deps, opinions, row, input.payloadHash, input.wrappingKey ?? null),
      );
  }
}

async function connect(
  deps: RequestDeps,
  row: ApprovalRow,
  { accountIds, term = 'ever' }: Extract<Decision, { decision: 'connect' }>,
): Promise<CarriedOut> {
  if (row.payload.kind !== 'connect' || !row.page) throw new WalletError('approval/hash-mismatch');
  await requireUnlocked(deps);
  await requireShareable(deps.wallet, accountIds);
  await deps.permissions.grant(row.page.origin, accountIds, term);
  return { outcome: { ok: { enabled: true } }, txHash: null };
}

/** The password's key is used here and rests nowhere: the stored decision has no place for it. */
async function sign(
  deps: RequestDeps,
  opinions: SecondOpinions,
  row: ApprovalRow,
  payloadHash: string,
  wrappingKey: string | null,
): Promise<CarriedOut> {
  if (row.payload.kind === 'connect' || row.shown?.payloadHash !== payloadHash)
    throw new WalletError('approval/hash-mismatch');
  await requireUnlocked(deps);
  if (row.shown.needsPassword) {
    // Nothing was tried, so nothing is counted.
    if (wrappingKey === null) throw new WalletError('vault/wrong-password', { missing: true });
    await deps.wallet.checkPassword(wrappingKey);
  }
  if (row.payload.kind === 'message') return signMessage(deps, row, row.payload, row.shown);
  const { request } = row.payload;
  await requireStanding(deps, opinions, row.id, request, row.shown);
  return signExtrinsic(deps, row, request, row.shown);
}

/**
 * What was shown must still hold, and a second node must not contradict it. A view that was seen a moment ago is not
 * explained again.
 * @throws WalletError approval/changed, chain/disputed, or why the bytes must not be signed after all
 */
async function requireStanding(
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

async function requireUnlocked(deps: RequestDeps): Promise<void> {
  if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
}
