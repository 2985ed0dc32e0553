/** The JSON of btcli key files (opentensor/btwallet src/keyfile.rs): lenient where its writers differed, strict elsewhere. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { CryptoType } from '../../accounts/types.js';
import { accountIdHex, decodeAnyPrefix } from '../../address/index.js';
import { isWalletError, WalletError } from '../../errors/wallet-error.js';
import type { KeyfileContent, Stated } from './content.js';

export type Fields = ReadonlyMap<string, unknown>;

const SECRET_FIELDS = ['secretPhrase', 'secretSeed', 'privateKey'];
// One old writer put a space into the name.
const ADDRESS_FIELDS = ['ss58Address', ' ss58Address'];
const FIELDS = ['publicKey', 'accountId', ...ADDRESS_FIELDS, ...SECRET_FIELDS];

/** Whether an object has any member that only a key file has. */
export function hasKeyfileField(fields: Fields): boolean {
  return FIELDS.some((name) => fields.has(name));
}

/** Whether a secret stands there in the clear, well-formed or not. */
export function hasSecretField(fields: Fields): boolean {
  return SECRET_FIELDS.some((name) => !isAbsent(fields.get(name)));
}

/** @throws WalletError keyfile/damaged, keyfile/mismatch, each with `{field}`; keyfile/unsupported-type */
export function contentOfFields(fields: Fields): KeyfileContent {
  const cryptoType = cryptoTypeOf(fields);
  const stated = statedBy(fields);
  return {
    form: 'json',
    stated,
    phrase: text(fields, 'secretPhrase'),
    seedHex: seedOf(fields, stated !== null),
    privateKeyHex: hex(fields, 'privateKey', [64, 128]),
    cryptoType,
  };
}

// Accounts whose id is not a public key come first: their keys have other lengths and would only look damaged.
function cryptoTypeOf(fields: Fields): CryptoType | null {
  if (!isAbsent(fields.get('hashedDescriptor'))) throw unsupported('hashedDescriptor');
  const accountType = text(fields, 'accountType');
  if (accountType !== null && accountType !== 'standard') throw unsupported('accountType');
  const scheme = text(fields, 'signingScheme');
  if (scheme !== null && scheme !== 'sr25519' && scheme !== 'ed25519') throw unsupported('signingScheme');
  const numbered = numberedType(fields.get('cryptoType'));
  if (scheme !== null && numbered !== null && scheme !== numbered) {
    throw new WalletError('keyfile/mismatch', { field: 'signingScheme' });
  }
  return numbered ?? scheme;
}

function numberedType(value: unknown): CryptoType | null {
  if (isAbsent(value)) return null;
  const isNumberText = typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value);
  const number = isNumberText ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) throw damaged('cryptoType');
  if (number > 1) throw unsupported('cryptoType');
  return number === 0 ? 'ed25519' : 'sr25519';
}

function statedBy(fields: Fields): Stated | null {
  let first: Stated | null = null;
  for (const { field, name } of [
    { field: 'publicKey', name: 'publicKey' },
    { field: 'accountId', name: 'accountId' },
    ...ADDRESS_FIELDS.map((name) => ({ field: 'ss58Address', name }) as const),
  ] as const) {
    const accountId = field === 'ss58Address' ? addressField(fields, name) : accountField(fields, name);
    if (accountId === null) continue;
    first ??= { accountId, field };
    if (first.accountId !== accountId) throw new WalletError('keyfile/mismatch', { field });
  }
  return first;
}

function accountField(fields: Fields, name: string): `0x${string}` | null {
  const digits = hex(fields, name, [64]);
  return digits === null ? null : `0x${digits}`;
}

function addressField(fields: Fields, name: string): `0x${string}` | null {
  const value = text(fields, name);
  if (value === null) return null;
  try {
    return accountIdHex(decodeAnyPrefix(value.trim()).accountId);
  } catch (error) {
    if (isWalletError(error)) throw damaged('ss58Address');
    throw error;
  }
}

// Early Rust writers put `0x` before the raw bytes, not before their hex, when the 32 bytes were valid UTF-8 by chance. Any
// text of that length would pass for a seed, so it counts only where an account is named that it has to fit, and never
// when it is hex: that is a seed cut short.
function seedOf(fields: Fields, isAccountNamed: boolean): string | null {
  const value = text(fields, 'secretSeed');
  if (value === null) return null;
  const raw = value.replace(/^0x/i, '');
  if (/^[0-9a-f]{64}$/i.test(raw)) return raw.toLowerCase();
  const bytes = new TextEncoder().encode(raw);
  const isFaithful = new TextDecoder().decode(bytes) === raw;
  if (!isAccountNamed || bytes.length !== 32 || !isFaithful || /^[0-9a-f]*$/i.test(raw))
    throw damaged('secretSeed');
  return bytesToHex(bytes);
}

function hex(fields: Fields, name: string, lengths: number[]): string | null {
  const value = text(fields, name);
  if (value === null) return null;
  const [, digits] = /^\s*(?:0x)?([0-9a-f]+)\s*$/i.exec(value) ?? [];
  if (!digits || !lengths.includes(digits.length)) throw damaged(name);
  return digits.toLowerCase();
}

function text(fields: Fields, name: string): string | null {
  const value = fields.get(name);
  if (isAbsent(value)) return null;
  if (typeof value !== 'string') throw damaged(name);
  return value;
}

// The Python writers put null for what a key has not, the Rust ones leave it out.
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function damaged(field: string): WalletError {
  return new WalletError('keyfile/damaged', { field });
}

function unsupported(field: string): WalletError {
  return new WalletError('keyfile/unsupported-type', { field });
}
