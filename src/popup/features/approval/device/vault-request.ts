import { hexToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../../../core/errors/wallet-error.js';
import type { DevicePayload } from '../../../../protocol/ui/approvals.js';
import { messageRequest, type Signed, transactionRequest } from '../../../devices/vault/index.js';

/** What the phone is shown, and what its answer is held against. */
export interface VaultRequest {
  request: Uint8Array;
  signed: Signed;
}

/**
 * The codes' content for a request as it was shown.
 * @throws WalletError device/no-proof, device/vault-bad-request
 */
export function vaultRequest(asked: DevicePayload): VaultRequest {
  const { signer, kind, payloadHex, callLength, proofHex, genesisHash } = asked;
  const payload = bytesOf(payloadHex);
  const who = { accountId: signer.accountId, cryptoType: signer.cryptoType, genesisHash };
  const signed = { accountId: signer.accountId, cryptoType: signer.cryptoType, kind, payload };
  if (kind === 'message') return { request: messageRequest(who, payload), signed };
  if (proofHex === null) throw new WalletError('device/no-proof');
  if (callLength === null) throw new WalletError('device/vault-bad-request', { part: 'call' });
  return { request: transactionRequest(who, { payload, callLength, proof: bytesOf(proofHex) }), signed };
}

function bytesOf(hex: string): Uint8Array {
  return hexToBytes(hex.replace(/^0x/, ''));
}
