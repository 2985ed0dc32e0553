import { addressOf } from '../../address/index.js';
import type { FolderRow } from '../btcli/index.js';
import { identifyFolder } from '../btcli/index.js';
import { foreignName } from '../polkadot/foreign-name.js';
import { recogniseFile } from './file.js';
import type { DroppedFile, FileRow, Recognised } from './types.js';

/** One row per file of a dropped folder, in the order given. Nothing is opened. Never throws. */
export function recogniseFiles(files: readonly DroppedFile[]): FileRow[] {
  return files.map((file) => {
    const recognised = recogniseFile(file.path, file.bytes);
    const [place] =
      recognised.kind === 'unknown' && recognised.saw === 'too-large' ? [] : identifyFolder([file]);
    return rowOf(file.path, recognised, place);
  });
}

function rowOf(path: string, recognised: Recognised, place: FolderRow | undefined): FileRow {
  const said = sayingsOf(recognised);
  return {
    path,
    recognised,
    wallet: place?.wallet ?? null,
    role: place?.role ?? 'other',
    encrypted: said.encrypted,
    plaintextSecret: said.plaintextSecret || (place?.plaintextSecret ?? false),
    address: said.address ?? place?.address ?? null,
    name: said.name ?? nameOf(path, place),
    problem: said.problem ?? place?.problem ?? null,
  };
}

type Sayings = Pick<FileRow, 'encrypted' | 'plaintextSecret' | 'address' | 'name' | 'problem'>;
const NOTHING: Sayings = {
  encrypted: false,
  plaintextSecret: false,
  address: null,
  name: null,
  problem: null,
};

function sayingsOf(recognised: Recognised): Sayings {
  switch (recognised.kind) {
    case 'polkadot-json': {
      const { kind, accounts } = recognised.file;
      const encrypted = recognised.file.container.kdf !== 'none';
      const [only] = kind === 'single' ? accounts : [];
      // Written for any chain; shown for this one.
      const address = only?.accountId ? addressOf(only.accountId) : null;
      return { ...NOTHING, encrypted, plaintextSecret: !encrypted, address, name: only?.name ?? null };
    }
    case 'btcli':
      return { ...NOTHING, encrypted: recognised.file.encryption !== 'none' };
    case 'phrase':
      return { ...NOTHING, plaintextSecret: true, problem: recognised.problem?.code ?? null };
    case 'hex':
      // 0x and 64 digits may be a public key: not called a secret before somebody says so.
      return {
        ...NOTHING,
        plaintextSecret: recognised.form !== 'public-or-seed' && recognised.form !== 'no-key',
        problem: recognised.problem?.code ?? null,
      };
    case 'unknown':
      return {
        ...NOTHING,
        plaintextSecret: recognised.saw === 'private-pem',
        problem: recognised.saw === 'too-large' ? 'keyfile/too-large' : null,
      };
    case 'address':
      return { ...NOTHING, address: recognised.address };
    case 'bad-keyfile':
      return { ...NOTHING, problem: recognised.problem.code };
    case 'backup':
      return { ...NOTHING, encrypted: true };
    default:
      return NOTHING;
  }
}

/** A hotkey is called as its file, a coldkey as its wallet. */
function nameOf(path: string, place: FolderRow | undefined): string | null {
  const name = path.split(/[\\/]/).at(-1);
  if (place?.role === 'hotkey') return foreignName(name);
  if (place?.role === 'hotkeypub') return foreignName(name?.replace(/pub\.txt$/, ''));
  return foreignName(place?.wallet);
}
