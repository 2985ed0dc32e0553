/**
 * What a phone with Polkadot Vault is shown: `53`, kind of key, command, 32 bytes of key, the body, 32 bytes of genesis
 * (the format's description: novasamatech/parity-signer docs/src/development/UOS.md; command 06 since Vault 7.5).
 */
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import type { CryptoType } from '../../../core/accounts/types.js';
import { WalletError } from '../../../core/errors/wallet-error.js';

const SUBSTRATE = 0x53;
const CURVE: Record<CryptoType, number> = { ed25519: 0x00, sr25519: 0x01 };
const MESSAGE = 0x03;
const TRANSACTION_WITH_PROOF = 0x06;

/** Who signs, and for which chain. Both 0x + 64 hex. */
export interface VaultSigner {
  accountId: string;
  cryptoType: CryptoType;
  genesisHash: string;
}

/** A transaction as it is signed: call | extra | implicit, of which the first `callLength` bytes are the call. */
export interface VaultTransaction {
  payload: Uint8Array;
  callLength: number;
  /** RFC-0078, as bytes. */
  proof: Uint8Array;
}

/**
 * A transaction with its proof: the phone reads and checks it by itself, whatever version the runtime has.
 * @throws WalletError device/vault-bad-request when lengths or hashes cannot be right
 */
export function transactionRequest(signer: VaultSigner, transaction: VaultTransaction): Uint8Array {
  const { payload, callLength, proof } = transaction;
  if (!Number.isInteger(callLength) || callLength < 2 || callLength >= payload.length || proof.length === 0)
    throw new WalletError('device/vault-bad-request', { part: 'call' });
  return request(signer, TRANSACTION_WITH_PROOF, [proof, compact(callLength), payload]);
}

/** A message as it is signed, `<Bytes>` marks included. @throws WalletError device/vault-bad-request */
export function messageRequest(signer: VaultSigner, wrapped: Uint8Array): Uint8Array {
  if (wrapped.length === 0) throw new WalletError('device/vault-bad-request', { part: 'message' });
  return request(signer, MESSAGE, [wrapped]);
}

function request(signer: VaultSigner, command: number, body: Uint8Array[]): Uint8Array {
  return concatBytes(
    Uint8Array.of(SUBSTRATE, CURVE[signer.cryptoType], command),
    hash(signer.accountId, 'account'),
    ...body,
    hash(signer.genesisHash, 'genesis'),
  );
}

function hash(hex: string, part: string): Uint8Array {
  if (!/^0x[0-9a-fA-F]{64}$/.test(hex)) throw new WalletError('device/vault-bad-request', { part });
  return hexToBytes(hex.slice(2));
}

/** SCALE compact number. */
function compact(value: number): Uint8Array {
  if (value < 1 << 6) return Uint8Array.of(value << 2);
  if (value < 1 << 14) return Uint8Array.of(((value << 2) | 1) & 0xff, value >> 6);
  const wide = value * 4 + 2;
  return Uint8Array.of(wide & 0xff, (wide >>> 8) & 0xff, (wide >>> 16) & 0xff, (wide >>> 24) & 0xff);
}
