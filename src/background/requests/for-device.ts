import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf } from '../../protocol/method.js';
import type { DevicePayload, forDevice } from '../../protocol/ui/approvals.js';
import type { ApprovalRow, Shown } from '../approvals/index.js';
import { fromHex, toHex } from '../signing/index.js';
import type { ExtrinsicRequest } from '../types.js';
import type { RequestDeps } from './deps.js';
import { deviceOf, requireProof } from './device.js';
import { heldCallsOf } from './held-calls-of.js';
import { metadataFor } from './metadata-for.js';
import { sharedAccountId } from './on-behalf.js';
import { readMessage } from './read-message.js';
import type { SecondOpinions } from './second-opinions.js';
import { requireStanding } from './standing.js';

/**
 * The bytes of a request that was shown, for the device of its account. They are given under the rules of a signature: what
 * a device has signed cannot be taken back, whatever becomes of the request here.
 * @throws WalletError approval/*, vault/locked, site/*, device/no-proof, chain/*, sign/*; not-allowed where no device signs
 */
export async function payloadForDevice(
  deps: RequestDeps,
  opinions: SecondOpinions,
  { id, payloadHash }: InputOf<typeof forDevice>,
): Promise<DevicePayload> {
  if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
  const row = await deps.approvals.pending(id);
  const { payload, shown } = row;
  if (payload.kind === 'connect' || shown?.payloadHash !== payloadHash)
    throw new WalletError('approval/hash-mismatch');
  return payload.kind === 'message'
    ? messagePayload(deps, row, payload, shown)
    : extrinsicPayload(deps, opinions, row, payload.request, shown);
}

async function extrinsicPayload(
  deps: RequestDeps,
  opinions: SecondOpinions,
  row: ApprovalRow,
  request: ExtrinsicRequest,
  shown: Shown,
): Promise<DevicePayload> {
  const signer = await deviceOf(deps.wallet, request.accountId);
  if (!signer) throw new WalletError('not-allowed', { reason: 'no device' });
  if (row.page) await deps.permissions.require(row.page.origin, sharedAccountId(request));
  await requireStanding(deps, opinions, row.id, request, shown);
  const metadata = await metadataFor(deps, request.payload);
  const bytes = await deps.explainer.signingBytes(request, metadata);
  if (bytes.payloadHash !== shown.payloadHash) throw new WalletError('approval/hash-mismatch');
  requireProof(bytes);
  const proof = await deps.explainer.proof(metadata, bytes);
  await requireStillOpen(deps, row.id);
  const held = heldCallsOf(request);
  if (held.length > 0) await deps.calls.hold(held);
  const { callHex, genesisHash, specVersion } = request.payload;
  return {
    kind: 'extrinsic',
    signer,
    payloadHex: toHex(bytes.payload),
    callLength: fromHex(callHex).length,
    metadataHash: bytes.metadataHash,
    proofHex: toHex(proof),
    genesisHash,
    specVersion,
  };
}

async function messagePayload(
  deps: RequestDeps,
  row: ApprovalRow,
  payload: Extract<ApprovalRow['payload'], { kind: 'message' }>,
  shown: Shown,
): Promise<DevicePayload> {
  await deps.permissions.require(row.page?.origin ?? '', payload.accountId);
  const { message, payloadHash, refusal, device } = await readMessage(deps, row, payload);
  if (!device) throw new WalletError('not-allowed', { reason: 'no device' });
  if (refusal) throw new WalletError(refusal.code, refusal.context);
  if (payloadHash !== shown.payloadHash) throw new WalletError('approval/hash-mismatch');
  const { genesisHash, specVersion } = await deps.engine.ask('ensureMetadata', { genesisHash: null });
  await requireStillOpen(deps, row.id);
  return {
    kind: 'message',
    signer: device,
    payloadHex: toHex(message),
    callLength: null,
    metadataHash: null,
    proofHex: null,
    genesisHash,
    specVersion,
  };
}

/** Nodes were asked meanwhile: a lock or a refusal that came first ends it. */
async function requireStillOpen(deps: RequestDeps, id: string): Promise<void> {
  if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
  await deps.approvals.pending(id);
}
