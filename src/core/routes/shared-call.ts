/** What members of a multisig account hand to each other as JSON, in a file or a code: read strictly, written plainly. */
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isCustody } from '../accounts/custody.js';
import { compareBytes, multisigAddress } from '../address/derived.js';
import { addressOf, decodeAddress } from '../address/index.js';
import { WalletError } from '../errors/wallet-error.js';
import type { SharedCall } from './held-calls.js';

/** Longest text that is looked at, characters: a call of 128 KiB in hex, a hundred members and room for spaces. */
export const MAX_SHARED_CHARS = 300_000;
/** A call is at most so long, bytes; it has to go through a block with whatever carries it. */
const MAX_CALL_BYTES = 131_072;
const MAX_NAME = 48;
const HEX = /^0x(?:[0-9a-f]{2})+$/;
const HASH = /^0x[0-9a-f]{64}$/;

/** The members of a multisig account, so that everybody gets the very same address. */
export interface SharedAccount {
  kind: 'kelvin-account';
  version: 1;
  /** What the one who hands it over calls it: a proposal, text from outside. */
  name: string;
  /** The address that follows from the rest; checked. */
  account: string;
  signatories: string[];
  threshold: number;
}

/** Blake2-256 of a call's bytes. @param callHex 0x and an even number of hex digits */
export function hashOfCall(callHex: string): string {
  return `0x${bytesToHex(blake2b(hexToBytes(callHex.slice(2)), { dkLen: 32 }))}`;
}

/** Addresses (prefix 42) in the order the chain wants: by their bytes. @throws WalletError address/* */
export function inByteOrder(addresses: readonly string[]): string[] {
  return [...addresses].sort((a, b) => compareBytes(decodeAddress(a).accountId, decodeAddress(b).accountId));
}

/** Address of the multisig account of these members, in whatever order they stand. @throws WalletError address/* */
export function addressOfMembers(members: readonly string[], threshold: number): string {
  return multisigAddress(
    members.map((one) => decodeAddress(one).accountId),
    threshold,
  );
}

/** The text for a file or a code. */
export function printShared(shared: SharedCall | SharedAccount): string {
  return `${JSON.stringify(shared)}\n`;
}

/**
 * Reads what {@link printShared} wrote. Everything is checked that can be checked without a chain: shape, size, that no
 * member stands there twice, and that the address follows from the members.
 * @throws WalletError calls/damaged `{reason}`, and nothing else, whatever the text is
 */
export function parseShared(text: string): SharedCall | SharedAccount {
  if (text.length > MAX_SHARED_CHARS) throw damaged('too-long');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw damaged('not-json', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged('shape');
  const fields = value as Record<string, unknown>;
  if (fields.version !== 1) throw damaged('version');
  if (fields.kind === 'kelvin-call') return callOf(fields);
  if (fields.kind === 'kelvin-account') return accountOf(fields);
  throw damaged('kind');
}

/** As {@link parseShared}, but only a call will do. @throws WalletError calls/damaged `{reason}` */
export function parseSharedCall(text: string): SharedCall {
  const shared = parseShared(text);
  if (shared.kind !== 'kelvin-call') throw damaged('kind');
  return shared;
}

/** What a handed-over call is compared with. */
export interface Expected {
  genesisHash: string;
  account: string;
  /** Hashes of what waits in the account. */
  waiting: readonly string[];
}

/**
 * Whether a call is the one that members wait for.
 * @returns its hash
 * @throws WalletError calls/other-account `{reason}` for another network or account; multisig/unknown when nothing with
 * its hash waits
 */
export function checkSharedCall(call: SharedCall, { genesisHash, account, waiting }: Expected): string {
  if (call.genesisHash !== genesisHash.toLowerCase())
    throw new WalletError('calls/other-account', { reason: 'network' });
  if (call.account !== account) throw new WalletError('calls/other-account', { reason: 'account' });
  const callHash = hashOfCall(call.callHex);
  if (!waiting.some((hash) => hash.toLowerCase() === callHash))
    throw new WalletError('multisig/unknown', { callHash });
  return callHash;
}

function callOf(fields: Record<string, unknown>): SharedCall {
  only(fields, ['kind', 'version', 'genesisHash', 'account', 'signatories', 'threshold', 'callHex']);
  const { genesisHash, callHex } = fields;
  if (typeof genesisHash !== 'string' || !HASH.test(genesisHash)) throw damaged('genesis');
  if (typeof callHex !== 'string' || callHex.length > 2 + 2 * MAX_CALL_BYTES || !HEX.test(callHex))
    throw damaged('call');
  return { kind: 'kelvin-call', version: 1, genesisHash, ...membersOf(fields), callHex };
}

function accountOf(fields: Record<string, unknown>): SharedAccount {
  only(fields, ['kind', 'version', 'name', 'account', 'signatories', 'threshold']);
  const { name } = fields;
  if (typeof name !== 'string' || name.length > MAX_NAME) throw damaged('name');
  return { kind: 'kelvin-account', version: 1, name, ...membersOf(fields) };
}

function membersOf(
  fields: Record<string, unknown>,
): Pick<SharedCall, 'account' | 'signatories' | 'threshold'> {
  const { account, signatories, threshold } = fields;
  const custody: unknown = { kind: 'multisig', signatories, threshold };
  if (typeof account !== 'string' || !isCustody(custody) || custody.kind !== 'multisig')
    throw damaged('members');
  let ids: Uint8Array[];
  try {
    ids = custody.signatories.map((one) => decodeAddress(one).accountId);
  } catch (cause) {
    // A member in another chain's spelling: the same key perhaps, and not what was agreed on.
    throw damaged('members', cause);
  }
  const sorted = [...ids].sort(compareBytes);
  if (sorted.some((id, at) => at > 0 && compareBytes(id, sorted[at - 1] ?? id) === 0)) throw damaged('twice');
  if (multisigAddress(ids, custody.threshold) !== account) throw damaged('address');
  const inOrder = sorted.map((id) => addressOf(`0x${bytesToHex(id)}`));
  return { account, signatories: inOrder, threshold: custody.threshold };
}

/** Nothing missing, nothing more: a field that is not understood could mean something to somebody else. */
function only(fields: Record<string, unknown>, names: readonly string[]): void {
  const found = Object.keys(fields);
  if (found.length !== names.length || !names.every((name) => Object.hasOwn(fields, name)))
    throw damaged('fields');
}

function damaged(reason: string, cause?: unknown): WalletError {
  return new WalletError('calls/damaged', { reason }, cause === undefined ? undefined : { cause });
}
