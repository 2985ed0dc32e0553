import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf } from '../../protocol/method.js';
import type { decideApproval } from '../../protocol/ui/approvals.js';
import type { ApprovalRow, CarriedOut, Shown } from '../approvals/index.js';
import type { ExtrinsicRequest } from '../types.js';
import type { RequestDeps } from './deps.js';
import { explainAnew } from './explain-anew.js';
import type { SecondOpinions } from './second-opinions.js';
import { isShareable } from './shared-accounts.js';
import { signExtrinsic } from './sign-extrinsic.js';
import { signMessage } from './sign-message.js';

/**
 * Carries out a person's decision. A signature is given only for the hash that the last view of this request showed.
 * @throws WalletError vault/locked, vault/wrong-password, vault/too-many-attempts, approval/*, site/*, sign/*, engine/*, chain/*
 */
export async function decide(
  deps: RequestDeps,
  opinions: SecondOpinions,
  input: InputOf<typeof decideApproval>,
): Promise<{ done: true; txHash: string | null }> {
  const { outcome, txHash } = await carryOut(deps, opinions, input);
  opinions.forget(input.id);
  // A page's refusal is its own answer; only our own transaction's failure concerns the page that decided.
  if ('err' in outcome && input.decision === 'sign')
    throw new WalletError(outcome.err.code, outcome.err.context);
  return { done: true, txHash };
}

function carryOut(
  deps: RequestDeps,
  opinions: SecondOpinions,
  input: InputOf<typeof decideApproval>,
): Promise<CarriedOut> {
  const { approvals } = deps;
  switch (input.decision) {
    case 'reject':
      return approvals.decide(input.id, { kind: 'reject' }, async () => ({
        outcome: { err: { code: 'approval/rejected', context: {} } },
        txHash: null,
      }));
    case 'connect':
      return approvals.decide(input.id, { kind: 'connect', accountIds: input.accountIds }, (row) =>
        connect(deps, row, input.accountIds),
      );
    case 'sign':
      return approvals.decide(input.id, { kind: 'sign', payloadHash: input.payloadHash }, (row) =>
        sign(deps, opinions, row, input.payloadHash, input.wrappingKey ?? null),
      );
  }
}

async function connect(deps: RequestDeps, row: ApprovalRow, accountIds: string[]): Promise<CarriedOut> {
  if (row.payload.kind !== 'connect' || !row.page) throw new WalletError('approval/hash-mismatch');
  await requireUnlocked(deps);
  const own = await deps.wallet.accounts();
  for (const accountId of accountIds) {
    const account = own.find((entry) => entry.accountId === accountId);
    if (!account) throw new WalletError('keys/unknown-account');
    if (account.source === null) throw new WalletError('keys/watch-only');
    if (!isShareable(account)) throw new WalletError('not-allowed', { role: 'hotkey' });
  }
  await deps.permissions.grant(row.page.origin, accountIds);
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
  await requireOpinion(deps, opinions, row.id, request, row.shown);
  return signExtrinsic(deps, row, request, row.shown);
}

/** @throws WalletError chain/disputed, or why the bytes must not be signed after all */
async function requireOpinion(
  deps: RequestDeps,
  opinions: SecondOpinions,
  id: string,
  request: ExtrinsicRequest,
  { payloadHash, atBlockNumber }: Shown,
): Promise<void> {
  // Shown by an earlier worker: whether there is something to compare is found out again.
  if (!opinions.isNoted(id, payloadHash)) {
    const { result, finding } = await explainAnew(deps, request);
    if (!result.ok) throw new WalletError(result.refusal.code, result.refusal.context);
    if (finding) opinions.note(id, finding);
  }
  await opinions.require(id, payloadHash, atBlockNumber);
}

async function requireUnlocked(deps: RequestDeps): Promise<void> {
  if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
}
