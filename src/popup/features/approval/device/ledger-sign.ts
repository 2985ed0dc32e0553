import { hexToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../../../core/errors/wallet-error.js';
import type { DevicePayload } from '../../../../protocol/ui/approvals.js';
import type { BackgroundClient } from '../../../background-client/types.js';
import type { LedgerOptions, LedgerSigner } from '../../../devices/ledger/index.js';

/** What the device gets: the bytes of the request and, for a transaction, the proof for them. */
export interface Prepared {
  payload: DevicePayload;
  proof: Uint8Array | null;
}

/**
 * The bytes of the request that is on screen, and their proof. Without a press of anybody.
 * @throws WalletError approval/hash-mismatch, device/no-proof, device/proof-mismatch
 */
export async function prepare(
  background: BackgroundClient,
  request: { id: string; payloadHash: `0x${string}`; accountId: string },
  signal: AbortSignal,
): Promise<Prepared> {
  const { id, payloadHash, accountId } = request;
  const payload = await background.call('approvals.forDevice', {
    id: id as `0x${string}`,
    payloadHash,
  });
  if (payload.signer.accountId !== accountId) throw new WalletError('approval/hash-mismatch');
  if (payload.kind === 'message') return { payload, proof: null };
  if (payload.proofHex === null) throw new WalletError('device/no-proof');
  signal.throwIfAborted();
  return { payload, proof: hexToBytes(payload.proofHex.slice(2)) };
}

type Device = typeof import('../../../devices/ledger/index.js');

/** Has the device sign what was prepared. @throws WalletError device/* */
export function signWith(
  device: Device,
  { payload, proof }: Prepared,
  options: LedgerOptions,
): Promise<`0x${string}`> {
  const { accountId, custody } = payload.signer;
  if (custody.kind !== 'ledger') throw new WalletError('device/other-device');
  const signer: LedgerSigner = { accountId, custody };
  const bytes = hexToBytes(payload.payloadHex.slice(2));
  return proof
    ? device.signTransaction(signer, bytes, proof, options)
    : device.signMessage(signer, bytes, options);
}
