import { concatBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import type { CryptoType } from '../../accounts/types.js';
import { encodeAddress } from '../../address/index.js';
import { WalletError } from '../../errors/wallet-error.js';
import { openSecret, type Secret, wipe } from '../../keys/secret.js';
import type { SlowKdf } from '../slow-kdf.js';
import { type BatchOptions, refuseIfAborted } from './batch.js';
import { writeBody } from './body.js';
import { type Random, sealContainer } from './container.js';
import type { Strength } from './scrypt-params.js';

/** What stands beside the key in a file, readable by anybody who has it. */
export interface ExportLabel {
  name: string;
  /** Unix time in milliseconds. */
  whenCreatedMs: number;
}

export interface SealOptions {
  strength: Strength;
  random: Random;
}

interface Meta {
  /** Null: an account for every chain. polkadot-js hides an account that names a chain everywhere else. */
  genesisHash: null;
  name: string;
  whenCreated: number;
}

interface SingleExport {
  encoded: string;
  encoding: Encoding<['pkcs8', CryptoType]>;
  /** SS58, prefix 42. */
  address: string;
  meta: Meta;
}

interface Encoding<Content> {
  content: Content;
  type: ['scrypt', 'xsalsa20-poly1305'];
  version: '3';
}

/**
 * A single export of generation 3 under a password. Only the key is written: the phrase it came from is not in the file.
 * @throws WalletError keyfile/password-needed for an empty password; keys/* when the secret is none; keyfile/out-of-memory
 */
export async function writePolkadotJson(
  secret: Secret,
  password: string,
  kdf: SlowKdf,
  options: ExportLabel & SealOptions,
): Promise<string> {
  return JSON.stringify(await exportOf(secret, password, kdf, options, options));
}

/**
 * An all-accounts export of generation 3: every account and the whole under one password, as polkadot-js restores it.
 * @throws WalletError keyfile/no-secret when there are no accounts, keyfile/cancelled, and see {@link writePolkadotJson}
 */
export async function writePolkadotBatch(
  accounts: ReadonlyArray<ExportLabel & { secret: Secret }>,
  password: string,
  kdf: SlowKdf,
  { onProgress, signal, ...seal }: SealOptions & BatchOptions,
): Promise<string> {
  if (accounts.length === 0) throw new WalletError('keyfile/no-secret');
  const exports: SingleExport[] = [];
  for (const { secret, ...label } of accounts) {
    refuseIfAborted(signal);
    exports.push(await exportOf(secret, password, kdf, label, seal));
    onProgress?.(exports.length, accounts.length);
  }
  refuseIfAborted(signal);
  const inside = new TextEncoder().encode(JSON.stringify(exports));
  const encoded = base64.encode(await sealContainer(inside, password, kdf, seal));
  const listed = exports.map(({ address, meta }) => ({ address, meta }));
  return JSON.stringify({ encoded, encoding: encodingOf(['batch-pkcs8']), accounts: listed });
}

async function exportOf(
  secret: Secret,
  password: string,
  kdf: SlowKdf,
  { name, whenCreatedMs }: ExportLabel,
  seal: SealOptions,
): Promise<SingleExport> {
  const { publicKey, body } = bodyOf(secret);
  try {
    return {
      encoded: base64.encode(await sealContainer(body, password, kdf, seal)),
      encoding: encodingOf(['pkcs8', secret.cryptoType]),
      address: encodeAddress(publicKey),
      meta: { genesisHash: null, name, whenCreated: whenCreatedMs },
    };
  } finally {
    body.fill(0);
  }
}

function bodyOf(secret: Secret): { publicKey: Uint8Array; body: Uint8Array } {
  const opened = openSecret(secret);
  const { publicKey, secretKey } = opened;
  // ed25519 keys are written as polkadot-js holds them: the seed and the public key.
  const key = secret.cryptoType === 'ed25519' ? concatBytes(secretKey, publicKey) : secretKey;
  try {
    return { publicKey, body: writeBody(key, publicKey) };
  } finally {
    key.fill(0);
    wipe(opened);
  }
}

function encodingOf<Content>(content: Content): Encoding<Content> {
  return { content, type: ['scrypt', 'xsalsa20-poly1305'], version: '3' };
}
