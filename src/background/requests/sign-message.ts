import { WalletError } from '../../core/errors/wallet-error.js';
import type { ApprovalPayload, ApprovalRow, CarriedOut, Shown } from '../approvals/index.js';
import { toHex } from '../signing/index.js';
import type { RequestDeps } from './deps.js';
import { readMessage } from './read-message.js';
import { signatureBy, signerOf } from './signature-by.js';

/**
 * Signs a page's message: 64 bytes over the wrapped bytes, without a type byte, as every verifier of the field expects.
 * @throws WalletError sign/*, keys/*, device/*, approval/hash-mismatch, site/*
 */
export async function signMessage(
  deps: RequestDeps,
  row: ApprovalRow,
  payload: Extract<ApprovalPayload, { kind: 'message' }>,
  shown: Shown,
  brought: Uint8Array | null,
): Promise<CarriedOut> {
  const origin = row.page?.origin ?? '';
  await deps.permissions.require(origin, payload.accountId);
  const signer = await signerOf(deps.wallet, payload.accountId, brought);
  const { message, payloadHash, refusal } = await readMessage(deps, row, payload);
  if (refusal) throw new WalletError(refusal.code, refusal.context);
  if (payloadHash !== shown.payloadHash) throw new WalletError('approval/hash-mismatch');
  const signature = await signatureBy(deps.wallet, signer, message, brought);
  await deps.permissions.touch(origin, true);
  return { outcome: { ok: { signature: toHex(signature) } }, txHash: null };
}
