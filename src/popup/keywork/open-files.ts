import { toErrorBody } from '../../core/errors/wallet-error.js';
import type { SlowKdf } from '../../core/keyfiles/slow-kdf.js';
import type { Tasks } from './messages.js';
import { openEntries, openFile } from './open-file.js';
import { sharedKeys } from './shared-keys.js';
import type { OpenedFile, OpenRequest } from './types.js';

type ReportFile = (opened: OpenedFile, done: number, total: number) => void;

/** Opens files one after the other, all with the same password. A bad one is reported in its place and the rest goes on. */
export async function openFiles(
  { files, ...rest }: Tasks['many']['takes'],
  kdf: SlowKdf,
  report: ReportFile,
): Promise<void> {
  const shared = sharedKeys(kdf);
  try {
    for (const [index, file] of files.entries())
      report(await openedFile({ file, ...rest }, shared.kdf), index + 1, files.length);
  } finally {
    shared.forget();
  }
}

async function openedFile(request: OpenRequest, kdf: SlowKdf): Promise<OpenedFile> {
  try {
    const opened = await openFile(request, kdf);
    if ('accounts' in opened) return { accounts: opened.accounts, problem: null };
    const { file, password } = request;
    const { entries } = opened;
    return {
      accounts: await openEntries({ path: file.path, entries, password }, kdf, () => {}),
      problem: null,
    };
  } catch (error) {
    return { accounts: [], problem: toErrorBody(error) };
  }
}
