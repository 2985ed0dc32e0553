/** Says what lies in a folder of btcli, whole or in part, before anything is opened. */
import type { ErrorCode } from '../../errors/codes.js';
import { toErrorBody } from '../../errors/wallet-error.js';
import { fieldsOf, isPolkadotJs, jsonMembers, MAX_BYTES, textOf } from './content.js';
import { hasSecretField } from './fields.js';
import { type BtcliEncryption, type PlainHolds, recogniseBtcli } from './recognise.js';

export interface FolderFile {
  /** Relative, with either slash. */
  path: string;
  bytes: Uint8Array;
}

export type FolderRole = 'coldkey' | 'coldkeypub' | 'hotkey' | 'hotkeypub' | 'other';

export interface FolderRow {
  path: string;
  /** Name of the wallet, from the path; null when the path does not show it. */
  wallet: string | null;
  /** What the path says the file is. `other` may still be a key file: the remaining columns say. */
  role: FolderRole;
  /** Null when the file is no key file. */
  encryption: BtcliEncryption | 'polkadot-js' | null;
  /** A secret that anyone who reads the disk can read, wherever it lies. */
  plaintextSecret: boolean;
  /** SS58, prefix 42, as a plain file claims it; null for an encrypted one. */
  address: string | null;
  /** Why the file cannot be used as what it should be; null for a good file and for any file that is none of btcli's. */
  problem: ErrorCode | null;
}

type Identity = Omit<FolderRow, 'path' | 'wallet' | 'role'>;

const NOTHING: Identity = { encryption: null, plaintextSecret: false, address: null, problem: null };
/** What systems leave in folders by themselves. */
const LITTER = /^(?:\..*|Thumbs\.db|desktop\.ini)$/i;

/** One row per file, in the order given. Never throws: what is wrong with a file is in its row. */
export function identifyFolder(files: readonly FolderFile[]): FolderRow[] {
  return files.map(({ path, bytes }) => {
    const place = placeOf(path);
    const identity = identify(bytes, place.role);
    return { path, ...place, ...identity };
  });
}

// Read from the end, so that it matters neither what lies above the wallet nor whether anything does.
function placeOf(path: string): { wallet: string | null; role: FolderRole } {
  const [name = '', ...above] = path
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.')
    .reverse();
  const [folder = null, grandparent = null] = above;
  if (LITTER.test(name)) return { wallet: null, role: 'other' };
  if (folder === 'hotkeys') {
    return { wallet: grandparent, role: name.endsWith('pub.txt') ? 'hotkeypub' : 'hotkey' };
  }
  if (name === 'coldkey') return { wallet: folder, role: 'coldkey' };
  if (name === 'coldkeypub.txt') return { wallet: folder, role: 'coldkeypub' };
  return { wallet: null, role: 'other' };
}

function identify(bytes: Uint8Array, role: FolderRole): Identity {
  try {
    const file = recogniseBtcli(bytes);
    if (!file) return unrecognised(bytes, role);
    if (file.encryption !== 'none') return { ...NOTHING, encryption: file.encryption };
    return plain(file.holds, role);
  } catch (error) {
    return refused(bytes, role, toErrorBody(error).code);
  }
}

function plain({ address, secrets }: PlainHolds, role: FolderRole): Identity {
  const hasSecret = secrets.length > 0;
  const mustHaveSecret = role === 'coldkey' || role === 'hotkey' || address === null;
  const problem = mustHaveSecret && !hasSecret ? 'keyfile/no-secret' : null;
  return { encryption: 'none', plaintextSecret: hasSecret, address, problem };
}

function unrecognised(bytes: Uint8Array, role: FolderRole): Identity {
  const members = jsonMembers(textOf(bytes) ?? '');
  if (members && isPolkadotJs(members)) return { ...NOTHING, encryption: 'polkadot-js' };
  return { ...NOTHING, problem: role === 'other' ? null : 'keyfile/unrecognised' };
}

function refused(bytes: Uint8Array, role: FolderRole, code: ErrorCode): Identity {
  if (bytes.length > MAX_BYTES) return { ...NOTHING, problem: role === 'other' ? null : code };
  const fields = fieldsOf(textOf(bytes) ?? '');
  return {
    encryption: 'none',
    plaintextSecret: fields !== null && hasSecretField(fields),
    address: null,
    problem: code,
  };
}
