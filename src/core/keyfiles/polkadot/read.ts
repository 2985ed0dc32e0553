/** From the text of an export to what it says of itself. Nothing is decrypted and nothing slow is computed here. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import type { CryptoType } from '../../accounts/types.js';
import { accountIdHex, decodeAnyPrefix } from '../../address/index.js';
import { WalletError } from '../../errors/wallet-error.js';
import { BODY_SIZES } from './body.js';
import { fieldsOf, MAX_ACCOUNTS, parseBoundedJson } from './bounded-json.js';
import { OVERHEAD, readContainer } from './container.js';
import { foreignName } from './foreign-name.js';
import type { PolkadotAccount, PolkadotFile, PolkadotKdf } from './types.js';

type Fields = ReadonlyMap<string, unknown>;

/** `[]`, the least a batch can hold. */
const MIN_BATCH_BYTES = 2;

/**
 * Reads a polkadot-js export: one account, generations 0 to 3, or all accounts.
 * @throws WalletError keyfile/too-large, keyfile/unrecognised, keyfile/damaged `{field}`, keyfile/unsupported-type
 * `{type}` for other curves and later generations, keyfile/unsupported-kdf `{N, p, r}`
 */
export function readPolkadotJson(text: string): PolkadotFile {
  return readExport(parseBoundedJson(text));
}

/** The same for JSON that is parsed already: an account inside a batch. @throws see {@link readPolkadotJson} */
export function readExport(value: unknown): PolkadotFile {
  const file = fieldsOf(value);
  if (!file?.has('encoded') || !file.has('encoding')) throw new WalletError('keyfile/unrecognised');
  const encoding = fieldsOf(file.get('encoding'));
  if (!encoding) throw damaged('encoding');
  const version = readVersion(encoding.get('version'));
  const content = readContent(encoding.get('content'));
  const kdf = readKdf(encoding.get('type'));
  const bytes = readBytes(file.get('encoded'));
  checkSize(content.kind, bytes.length - OVERHEAD[kdf]);
  const container = readContainer(kdf, bytes);
  const protection = { encrypted: kdf !== 'none', kdf };
  if (content.kind === 'batch') {
    const accounts = readList(file.get('accounts')).map((entry) => ({
      ...readListed(entry),
      cryptoType: null,
      ...protection,
    }));
    return { kind: 'batch', version, accounts, container };
  }
  // Generation 0 knew one curve and did not name it; polkadot-js ignores what such a file says.
  const cryptoType = version === 0 ? null : content.cryptoType;
  const account = { ...readAddress(file.get('address')), name: readName(file), cryptoType, ...protection };
  return { kind: 'single', version, accounts: [account], container };
}

function readVersion(value: unknown): number {
  if (typeof value !== 'string' || !/^\d{1,3}$/.test(value)) throw damaged('encoding.version');
  const version = Number(value);
  if (version > 3) throw new WalletError('keyfile/unsupported-type', { type: `generation ${version}` });
  return version;
}

function readContent(value: unknown): { kind: 'single'; cryptoType: CryptoType | null } | { kind: 'batch' } {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const [what, cryptoType] = list;
  if (what === 'batch-pkcs8' && list.length === 1) return { kind: 'batch' };
  if (what !== 'pkcs8' || list.length > 2) throw damaged('encoding.content');
  if (list.length === 1) return { kind: 'single', cryptoType: null };
  if (cryptoType === 'sr25519' || cryptoType === 'ed25519') return { kind: 'single', cryptoType };
  if (cryptoType === 'ethereum' || cryptoType === 'ecdsa')
    throw new WalletError('keyfile/unsupported-type', { type: cryptoType });
  throw damaged('encoding.content');
}

function readKdf(value: unknown): PolkadotKdf {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const [first, second] = list;
  if (list.length === 2 && first === 'scrypt' && second === 'xsalsa20-poly1305') return 'scrypt';
  if (list.length === 1 && first === 'xsalsa20-poly1305') return 'plain-password';
  if (list.length === 1 && first === 'none') return 'none';
  throw damaged('encoding.type');
}

function readBytes(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw damaged('encoded');
  try {
    return value.startsWith('0x') ? hexToBytes(value.slice(2)) : base64.decode(value);
  } catch {
    throw damaged('encoded');
  }
}

function checkSize(kind: 'single' | 'batch', plaintextBytes: number): void {
  const fits = kind === 'single' ? BODY_SIZES.includes(plaintextBytes) : plaintextBytes >= MIN_BATCH_BYTES;
  if (!fits) throw damaged('encoded');
}

function readList(value: unknown): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw damaged('accounts');
  if (value.length > MAX_ACCOUNTS) throw new WalletError('keyfile/too-large', { limit: MAX_ACCOUNTS });
  return value;
}

// The list only announces what is inside: an entry that makes no sense takes nothing away from the others.
function readListed(entry: unknown): Pick<PolkadotAccount, 'address' | 'accountId' | 'name'> {
  const fields = fieldsOf(entry);
  if (!fields) throw damaged('accounts');
  const address = fields.get('address');
  const name = readName(fields);
  if (typeof address === 'string' && /^0x[0-9a-fA-F]{40}$/.test(address))
    return { address, accountId: null, name };
  try {
    return { ...readAddress(address), name };
  } catch {
    return { address: null, accountId: null, name };
  }
}

function readAddress(value: unknown): Pick<PolkadotAccount, 'address' | 'accountId'> {
  if (value === undefined) return { address: null, accountId: null };
  if (typeof value !== 'string') throw damaged('address');
  try {
    return { address: value, accountId: accountIdHex(decodeAnyPrefix(value).accountId) };
  } catch {
    throw damaged('address');
  }
}

/** A name decides nothing: a file is not refused because of one. */
function readName(fields: Fields): string | null {
  return foreignName(fieldsOf(fields.get('meta'))?.get('name'));
}

function damaged(field: string): WalletError {
  return new WalletError('keyfile/damaged', { field });
}
