import type { AccountRole } from '../../../../core/accounts/types.js';
import type { Secret } from '../../../../core/keys/secret.js';
import type { KeyWork, WorkOptions, WriteRequest } from '../../../keywork/index.js';
import { distinctNames, walletName } from './wallet-names.js';

/** An account with its secret, on its way into a file. */
export interface Outgoing {
  name: string;
  role: AccountRole;
  secret: Secret;
}

export interface ExportChoice {
  format: WriteRequest['format'];
  password: string;
  strength: WriteRequest['strength'];
  /** Folder of a btcli export with at most one coldkey. */
  walletName: string;
}

/** A file for the person: what the browser saves it as, and where it belongs. */
export interface ExportedFile {
  name: string;
  /** Below `~/.bittensor/`; null for a file that may lie anywhere. */
  place: string | null;
  bytes: Uint8Array;
}

/**
 * Makes the files of an export. btcli keeps one coldkey per folder: several become several folders, named after their
 * accounts, and hotkeys lie beside the first. @throws WalletError see KeyWork.write
 */
export async function writeExport(
  keys: KeyWork,
  accounts: readonly Outgoing[],
  choice: ExportChoice,
  options: WorkOptions,
): Promise<ExportedFile[]> {
  const { format, password, strength } = choice;
  if (format !== 'btcli') {
    const files = await keys.write({ format, accounts: [...accounts], password, strength }, options);
    return files.map(({ path, bytes }) => ({ name: path, place: null, bytes }));
  }
  const written: Array<{ path: string; bytes: Uint8Array }> = [];
  for (const folder of folders(accounts, choice.walletName)) {
    written.push(
      ...(await keys.write(
        { format, accounts: folder.accounts, password, strength, walletName: folder.name },
        options.signal ? { signal: options.signal } : {},
      )),
    );
    options.onProgress?.(written.length, written.length);
  }
  return named(written);
}

/** One folder per coldkey. */
export function folders(
  accounts: readonly Outgoing[],
  name: string,
): Array<{ name: string; accounts: Outgoing[] }> {
  const coldkeys = accounts.filter(({ role }) => role === 'coldkey');
  const hotkeys = accounts.filter(({ role }) => role === 'hotkey');
  const hotkeyNames = distinctNames(
    hotkeys.map((hotkey, index) => walletName(hotkey.name, `hotkey${index + 1}`)),
  );
  const beside = hotkeys.map((hotkey, index) => ({ ...hotkey, name: hotkeyNames[index] ?? hotkey.name }));
  const [first, ...others] = coldkeys;
  if (!first) return [{ name, accounts: beside }];
  const names =
    others.length === 0
      ? [name]
      : distinctNames(coldkeys.map((coldkey, index) => walletName(coldkey.name, `wallet${index + 1}`)));
  return coldkeys.map((coldkey, index) => ({
    name: names[index] ?? name,
    accounts: index === 0 ? [coldkey, ...beside] : [coldkey],
  }));
}

/** A download has no folder: files of the same name take their folder into it. */
function named(files: Array<{ path: string; bytes: Uint8Array }>): ExportedFile[] {
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(last(path), (counts.get(last(path)) ?? 0) + 1);
  return files.map(({ path, bytes }) => ({
    name: counts.get(last(path)) === 1 ? last(path) : path.replace(/^wallets\//, '').replaceAll('/', '-'),
    place: path,
    bytes,
  }));
}
