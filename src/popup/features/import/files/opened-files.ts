import { toErrorBody } from '../../../../core/errors/wallet-error.js';
import type { KeyWork, ManyOptions, OpenedAccount, OpenedFile } from '../../../keywork/index.js';
import type { Source } from '../types.js';

/** An account of a file, in place. */
export interface FileAccount extends OpenedAccount {
  key: string;
  /** Place of its file in the list. */
  file: number;
  /** Place in the file: which account of a batch. */
  entry: number;
}

export type OpenEachOptions = Pick<ManyOptions, 'cryptoType' | 'onProgress'> & { signal: AbortSignal };

/**
 * Opens files by their places, several of them in one Worker. Answers what is known of each: nothing of those that an abort
 * left over. Never throws.
 */
export async function openEach(
  keys: KeyWork,
  sources: readonly Source[],
  files: readonly number[],
  password: string | null,
  { cryptoType, ...options }: OpenEachOptions,
): Promise<Map<number, OpenedFile>> {
  const known = new Map<number, OpenedFile>();
  const asked = files.flatMap((place) => {
    const file = sources[place]?.file;
    return file ? [{ place, file }] : [];
  });
  const curve = cryptoType ? { cryptoType } : {};
  const [first, second] = asked;
  const learn = (opened: OpenedFile, at: number): void => {
    const place = asked[at]?.place;
    if (place !== undefined) known.set(place, opened);
  };
  try {
    if (first && !second) {
      // Alone it has both Workers to itself: it may be a batch of a thousand.
      const accounts = await keys.open({ file: first.file, password, ...curve }, options);
      learn({ accounts, problem: null }, 0);
    } else if (second) {
      const all = await keys.openMany(
        asked.map(({ file }) => file),
        password,
        { ...options, ...curve, onOpened: learn },
      );
      for (const [at, opened] of all.entries()) learn(opened, at);
    }
  } catch (error) {
    const problem = toErrorBody(error);
    if (!options.signal.aborted)
      for (const { place } of asked) if (!known.has(place)) known.set(place, { accounts: [], problem });
  }
  return known;
}

/** The accounts of a file with their places in it. */
export function placed(accounts: readonly OpenedAccount[], file: number, source: Source): FileAccount[] {
  return accounts.map((account, entry) => ({
    ...account,
    name: nameFor(account, source),
    file,
    entry,
    key: `${file}.${entry}`,
  }));
}

/** Old and new ones in the order of the files; a new one takes the place of the old one. */
export function merged(old: readonly FileAccount[], added: readonly FileAccount[]): FileAccount[] {
  const byKey = new Map([...old, ...added].map((account) => [account.key, account]));
  return [...byKey.values()].sort((a, b) => a.file - b.file || a.entry - b.entry);
}

/** As the file says, or its place. Every wallet has a hotkey of the same name: theirs begin with the wallet's. */
function nameFor({ name, role }: OpenedAccount, { row }: Source): string | null {
  const own = name ?? row.name;
  return role === 'hotkey' && own !== null && row.wallet !== null ? `${row.wallet} / ${own}` : own;
}
