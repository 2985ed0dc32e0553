import type { CryptoType } from '../../accounts/types.js';
import { addressOf } from '../../address/index.js';
import type { KeySource } from '../../keys/secret.js';
import { checkSize, type KeyfileContent, parseContent, secretsIn } from './content.js';

export type BtcliEncryption = 'nacl' | 'ansible' | 'fernet' | 'none';

/** What a plain file says of itself. The account is its own claim until `secretOf` has derived it. */
export interface PlainHolds {
  form: KeyfileContent['form'];
  /** Empty: public only. */
  secrets: KeySource[];
  accountId: `0x${string}` | null;
  /** SS58, prefix 42. */
  address: string | null;
  cryptoType: CryptoType | null;
}

export type BtcliFile = { bytes: Uint8Array } & (
  | { encryption: 'nacl' | 'ansible' | 'fernet' }
  | { encryption: 'none'; holds: PlainHolds }
);

// By the first bytes, as btcli tells them apart.
const MAGIC = [
  ['nacl', '$NACL'],
  ['ansible', '$ANSIBLE_VAULT'],
  ['fernet', 'gAAAAA'],
] as const;

/**
 * Says what a btcli key file is without opening it; null when it is none.
 * @throws WalletError keyfile/too-large; for a plain one keyfile/damaged, keyfile/mismatch, each with `{field}`, and
 * keyfile/unsupported-type
 */
export function recogniseBtcli(bytes: Uint8Array): BtcliFile | null {
  checkSize(bytes);
  const encryption = encryptionOf(bytes);
  if (encryption !== null) return { encryption, bytes };
  const content = parseContent(bytes);
  return content ? { encryption: 'none', bytes, holds: holdsOf(content) } : null;
}

/** The encryption that the first bytes announce, or null. Bytes, not text: a NaCl file is binary. */
export function encryptionOf(bytes: Uint8Array): 'nacl' | 'ansible' | 'fernet' | null {
  const known = MAGIC.find(([, magic]) => startsWith(bytes, magic));
  return known ? known[0] : null;
}

function holdsOf(content: KeyfileContent): PlainHolds {
  const accountId = content.stated?.accountId ?? null;
  return {
    form: content.form,
    secrets: secretsIn(content),
    accountId,
    address: accountId === null ? null : addressOf(accountId),
    cryptoType: content.cryptoType,
  };
}

function startsWith(bytes: Uint8Array, ascii: string): boolean {
  return [...ascii].every((character, index) => bytes[index] === character.charCodeAt(0));
}
