import { hexToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../../../core/errors/wallet-error.js';
import type { DevicePayload } from '../../../../protocol/ui/approvals.js';
import { makeProof } from '../../../devices/proof/index.js';
import { messageRequest, type Signed, transactionRequest } from '../../../devices/vault/index.js';

/** What the phone is shown, and what its answer is held against. */
export interface VaultRequest {
  request: Uint8Array;
  signed: Signed;
}

/**
 * The codes' content for a request as it was shown.
 * @throws WalletError device/no-proof, device/proof-mismatch, device/vault-bad-request; the signal's reason when aborted
 */
export async function vaultRequest(asked: DevicePayload, signal: AbortSignal): Promise<VaultRequest> {
  const { signer, kind, payloadHex, callLength, metadataHash, genesisHash, specVersion } = asked;
  const payload = bytesOf(payloadHex);
  const who = { accountId: signer.accountId, cryptoType: signer.cryptoType, genesisHash };
  const signed = { accountId: signer.accountId, cryptoType: signer.cryptoType, kind, payload };
  if (kind === 'message') return { request: messageRequest(who, payload), signed };
  if (metadataHash === null) throw new WalletError('device/no-proof');
  if (callLength === null) throw new WalletError('device/vault-bad-request', { part: 'call' });
  const proof = await makeProof({ genesisHash, specVersion, payloadHex, metadataHash }, signal);
  return { request: transactionRequest(who, { payload, callLength, proof }), signed };
}

function bytesOf(hex: string): Uint8Array {
  return hexToBytes(hex.replace(/^0x/, ''));
}
