import { bytesToHex } from '@noble/hashes/utils.js';
import type { CryptoType } from '../../accounts/types.js';
import { accountIdHex, encodeAddress } from '../../address/index.js';
import { isWalletError, WalletError } from '../../errors/wallet-error.js';
import { publicKeyOfSecret, type Secret } from '../../keys/secret.js';
import type { SlowKdf } from '../slow-kdf.js';
import { type Body, readBody } from './body.js';
import { openContainer } from './container.js';
import { sameBytes } from './same-bytes.js';
import type { PolkadotAccount, PolkadotFile } from './types.js';

/** An account taken out of a file: what its secret proves, not what the file claims. */
export interface OpenedAccount {
  secret: Secret;
  accountId: `0x${string}`;
  /** SS58, prefix 42. */
  address: string;
  /** May differ from the file's label, which anybody can change. */
  cryptoType: CryptoType;
  /** Foreign text: cleaned and at most 64 characters. */
  name: string | null;
}

/**
 * Opens a single export.
 * @param chosenType curve to try first when the file does not say (generation 0)
 * @throws WalletError keyfile/password-needed; keyfile/wrong-password (a damaged file looks the same); keyfile/damaged
 * `{field}`; keyfile/mismatch `{field}` publicKey or address; keyfile/unsupported-type `{type: 'unknown'}` when neither
 * file nor caller names the curve; keyfile/unrecognised for a batch; keyfile/out-of-memory
 */
export async function openPolkadotAccount(
  file: PolkadotFile,
  password: string,
  kdf: SlowKdf,
  chosenType?: CryptoType,
): Promise<OpenedAccount> {
  const [account] = file.accounts;
  if (file.kind !== 'single' || !account) throw new WalletError('keyfile/unrecognised');
  const named = account.cryptoType ?? chosenType;
  if (!named) throw new WalletError('keyfile/unsupported-type', { type: 'unknown' });
  const bytes = await openContainer(file.container, password, kdf);
  try {
    return proveAccount(readBody(bytes), account, named);
  } finally {
    bytes.fill(0);
  }
}

/**
 * Label and address of a file are not under its password, and the same bytes are a valid key on both curves: only the
 * public key inside tells which account was exported.
 */
function proveAccount(body: Body, account: PolkadotAccount, named: CryptoType): OpenedAccount {
  const other: CryptoType = named === 'sr25519' ? 'ed25519' : 'sr25519';
  const secret = secretOn(named, body) ?? secretOn(other, body);
  if (!secret) throw new WalletError('keyfile/mismatch', { field: 'publicKey' });
  const accountId = accountIdHex(body.publicKey);
  if (account.accountId !== null && account.accountId !== accountId)
    throw new WalletError('keyfile/mismatch', { field: 'address' });
  const { cryptoType } = secret;
  return { secret, accountId, address: encodeAddress(body.publicKey), cryptoType, name: account.name };
}

/** The secret read as a key of this curve; null when it does not give the body's public key. */
function secretOn(cryptoType: CryptoType, { secret: bytes, publicKey }: Body): Secret | null {
  const secret = secretOf(cryptoType, bytes);
  try {
    return sameBytes(publicKeyOfSecret(secret), publicKey) ? secret : null;
  } catch (error) {
    // 64 random bytes are hardly ever an sr25519 key.
    if (isWalletError(error)) return null;
    throw error;
  }
}

function secretOf(cryptoType: CryptoType, bytes: Uint8Array): Secret {
  if (bytes.length === 32) return { kind: 'seed', seedHex: bytesToHex(bytes), path: '', cryptoType };
  // ed25519: the seed, then the public key again.
  const key = cryptoType === 'ed25519' ? bytes.subarray(0, 32) : bytes;
  return { kind: 'key', secretHex: bytesToHex(key), cryptoType };
}
