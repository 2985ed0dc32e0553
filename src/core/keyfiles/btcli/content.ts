/** What a plain btcli key file says. Nothing is derived here: statements are compared with each other, secrets only measured. */
import type { CryptoType } from '../../accounts/types.js';
import { isWalletError, WalletError } from '../../errors/wallet-error.js';
import { parsePhrase } from '../../keys/phrase.js';
import type { KeySource } from '../../keys/secret.js';
import { contentOfFields, type Fields, hasKeyfileField } from './fields.js';

/** A real file has under 1 KiB; the cap keeps a dropped film from being read as one. */
export const MAX_BYTES = 1024 * 1024;
const MAX_PHRASE_CHARACTERS = 1024;

/** The account that a file names in plain fields. */
export interface Stated {
  accountId: `0x${string}`;
  /** The field that said so first. */
  field: 'publicKey' | 'accountId' | 'ss58Address';
}

/** The fields of a plain key file. Holds secrets as text: let go of it as soon as the account is made. */
export interface KeyfileContent {
  /** `json`, or which of the bare forms of the time before JSON. */
  form: 'json' | 'phrase' | 'seed' | 'key' | 'public';
  stated: Stated | null;
  phrase: string | null;
  /** 64 hex digits. */
  seedHex: string | null;
  /** Without 0x. sr25519: 128 digits, scalar and nonce as schnorrkel writes them; ed25519: 64, or 128 with the public key. */
  privateKeyHex: string | null;
  /** Null when the file does not say, which btcli reads as sr25519. */
  cryptoType: CryptoType | null;
}

export const EMPTY: KeyfileContent = {
  form: 'json',
  stated: null,
  phrase: null,
  seedHex: null,
  privateKeyHex: null,
  cryptoType: null,
};

/**
 * Reads a plain key file, JSON or one of the bare forms; null when it is none of them.
 * @throws WalletError keyfile/damaged, keyfile/mismatch, each with `{field}`; keyfile/unsupported-type
 */
export function parseContent(bytes: Uint8Array): KeyfileContent | null {
  const text = textOf(bytes);
  if (text === null) return null;
  const fields = fieldsOf(text);
  return fields ? contentOfFields(fields) : bareContent(text);
}

/** The secrets present, in the order in which one is preferred. */
export function secretsIn({ phrase, seedHex, privateKeyHex }: KeyfileContent): KeySource[] {
  const kinds: KeySource[] = [];
  if (phrase !== null) kinds.push('phrase');
  if (seedHex !== null) kinds.push('seed');
  if (privateKeyHex !== null) kinds.push('key');
  return kinds;
}

/** Trimmed text, or null when the bytes are no UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return null;
  }
}

/** The members of a btcli key file's JSON; null for anything else, also for a polkadot-js export. */
export function fieldsOf(text: string): Fields | null {
  const members = jsonMembers(text);
  return members && !isPolkadotJs(members) && hasKeyfileField(members) ? members : null;
}

/** The members of a JSON object, or null. */
export function jsonMembers(text: string): Fields | null {
  if (!text.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

/** A polkadot-js export may lie where btcli keeps its own files. */
export function isPolkadotJs(members: Fields): boolean {
  return members.has('encoded') && members.has('encoding');
}

// A bare 0x value is a public key and a bare one without 0x a seed: the reader of btcli's Python days drew the line there.
function bareContent(text: string): KeyfileContent | null {
  if (/^0x[0-9a-f]{64}$/i.test(text)) {
    const accountId = `0x${text.slice(2).toLowerCase()}` as const;
    return { ...EMPTY, form: 'public', stated: { accountId, field: 'publicKey' } };
  }
  const digits = /^(?:[0-9a-f]{64}|(?:0x)?[0-9a-f]{128})$/i.test(text) ? text.replace(/^0x/i, '') : null;
  if (digits?.length === 64) return { ...EMPTY, form: 'seed', seedHex: digits.toLowerCase() };
  if (digits) return { ...EMPTY, form: 'key', privateKeyHex: digits.toLowerCase() };
  return looksLikePhrase(text) ? { ...EMPTY, form: 'phrase', phrase: text } : null;
}

// A phrase with a wrong checksum, or the public development phrase, is still a phrase: the refusal says more than silence.
function looksLikePhrase(text: string): boolean {
  if (text.length > MAX_PHRASE_CHARACTERS) return false;
  try {
    parsePhrase(text).fill(0);
    return true;
  } catch (error) {
    if (!isWalletError(error)) throw error;
    return error.code === 'keys/bad-phrase-checksum' || error.code === 'keys/dev-phrase';
  }
}

/** @throws WalletError keyfile/too-large */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length > MAX_BYTES) {
    throw new WalletError('keyfile/too-large', { bytes: bytes.length, limit: MAX_BYTES });
  }
}
