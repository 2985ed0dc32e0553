import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf } from '../../protocol/method.js';
import type { decideApproval } from '../../protocol/ui/approvals.js';
import type { ApprovalRow, CarriedOut } from '../approvals/index.js';
import { fromHex } from '../signing/index.js';
import type { RequestDeps } from './deps.js';
import type { SecondOpinions } from './second-opinions.js';
import { requireShareable } from './shared-accounts.js';
import { signExtrinsic } from './sign-extrinsic.js';
import { signMessage } from './sign-message.js';
import { current, requireStanding } from './standing.js';

type Decision = InputOf<typeof decideApproval>;

/**
 * Carries out a person's decision. A signature is given only for the hash that the last view of this request showed.
 * @throws WalletError vault/locked, vault/wrong-password, vault/too-many-attempts, keys/*, device/*, approval/*, site/*, sign/*, engine/*, chain/*
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
        sign(deps, opinions, row, input),
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
  await requireShareable(deps, accountIds);
  await deps.permissions.grant(row.page.origin, accountIds, term);
  return { outcome: { ok: { enabled: true } }, txHash: null };
}

/** The password's key is used here and rests nowhere: the stored decision has no place for it. */
async function sign(
  deps: RequestDeps,
  opinions: SecondOpinions,
  row: ApprovalRow,
  { payloadHash, wrappingKey, signature }: Extract<Decision, { decision: 'sign' }>,
): Promise<CarriedOut> {
  if (row.payload.kind === 'connect' || row.shown?.payloadHash !== payloadHash)
    throw new WalletError('approval/hash-mismatch');
  await requireUnlocked(deps);
  if (row.shown.needsPassword) {
    // Nothing was tried, so nothing is counted.
    if (wrappingKey === undefined) throw new WalletError('vault/wrong-password', { missing: true });
    await deps.wallet.checkPassword(wrappingKey);
  }
  const brought = signature ? fromHex(signature) : null;
  if (row.payload.kind === 'message') return signMessage(deps, row, row.payload, row.shown, brought);
  const { request, shown } = await current(deps, opinions, row, row.payload.request, row.shown, brought);
  await requireStanding(deps, opinions, row.id, request, shown);
  return signExtrinsic(deps, row, request, shown, brought);
}

async function requireUnlocked(deps: RequestDeps): Promise<void> {
  if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
}
