import type { FileRow } from '../../../../core/keyfiles/recognise/index.js';
import type { Source } from '../types.js';

/** What becomes of a file. */
export type Use =
  /** Opened at once: nothing in it is encrypted. */
  | 'open'
  /** Needs its password. */
  | 'locked'
  /** The public half of a key that is here too. */
  | 'paired'
  /** Of a wallet, and unusable: its row says why. */
  | 'broken'
  /** A backup of Kelvin, which is restored by itself. */
  | 'backup'
  /** Nothing for a wallet. */
  | 'none';

export interface PlannedFile {
  /** Place in the list of sources: what everything else refers to. */
  index: number;
  source: Source;
  use: Use;
}

/** Says of every file what becomes of it. The order stays. */
export function planFiles(sources: readonly Source[]): PlannedFile[] {
  const keys = new Set(sources.filter(({ row }) => isKey(row)).map(({ row }) => row.path));
  return sources.map((source, index) => ({ index, source, use: useOf(source.row, keys) }));
}

function useOf(row: FileRow, keys: ReadonlySet<string>): Use {
  const { kind } = row.recognised;
  if (kind === 'backup') return 'backup';
  if (kind === 'bad-keyfile' || row.problem !== null) return 'broken';
  if (row.encrypted) return 'locked';
  const { recognised } = row;
  if (recognised.kind === 'hex' && recognised.form === 'no-key') return 'none';
  if (!['polkadot-json', 'btcli', 'phrase', 'hex', 'address'].includes(kind)) return 'none';
  return isPublic(row) && keys.has(privatePath(row.path)) ? 'paired' : 'open';
}

/** Whether the file is, or will be once it is open, the key itself. */
function isKey(row: FileRow): boolean {
  return row.problem === null && (row.role === 'coldkey' || row.role === 'hotkey');
}

function isPublic({ role }: FileRow): boolean {
  return role === 'coldkeypub' || role === 'hotkeypub';
}

// `coldkeypub.txt` lies beside `coldkey`, `hotkeys/onepub.txt` beside `hotkeys/one`.
function privatePath(path: string): string {
  return path.replace(/pub\.txt$/, '');
}

/** The address that the public file beside an encrypted key claims for it, or the file's own claim; null when neither does. */
export function claimedAddress(row: FileRow, sources: readonly Source[]): string | null {
  if (row.address !== null) return row.address;
  return sources[placeBeside(sources, row)]?.row.address ?? null;
}

/** Place of the public file beside the file at a place; null when there is none that can be used. */
export function publicBeside(sources: readonly Source[], file: number): number | null {
  const row = sources[file]?.row;
  const place = row ? placeBeside(sources, row) : -1;
  return sources[place]?.row.problem === null ? place : null;
}

function placeBeside(sources: readonly Source[], { path }: FileRow): number {
  return sources.findIndex(({ row }) => isPublic(row) && privatePath(row.path) === path);
}

/** What asks for 512 MiB and some seconds before it opens: the present format of btcli. */
export function isHeavy({ row: { recognised } }: Source): boolean {
  return recognised.kind === 'btcli' && recognised.file.encryption === 'nacl';
}

/** The oldest polkadot-js files do not say on which curve their key is. */
export function asksKeyType({ row: { recognised } }: Source): boolean {
  if (recognised.kind !== 'polkadot-json' || recognised.file.kind !== 'single') return false;
  return recognised.file.accounts[0]?.cryptoType === null;
}
