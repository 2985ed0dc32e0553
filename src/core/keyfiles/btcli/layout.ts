/** Where btcli wants its files. */
import type { CryptoType } from '../../accounts/types.js';
import { WalletError } from '../../errors/wallet-error.js';
import { writeColdkeypub } from './write.js';

/** A key to lay down. */
export interface LayoutKey {
  accountId: `0x${string}`;
  cryptoType: CryptoType;
  /** The key file: sealed, or the plain JSON that btcli keeps for hotkeys. Null for an account that is only watched. */
  file: Uint8Array | null;
}

export interface LayoutHotkey extends LayoutKey {
  name: string;
}

export interface LayoutFile {
  /** Below `~/.bittensor/`, with forward slashes. */
  path: string;
  bytes: Uint8Array;
  /** Unix permissions. */
  mode: number;
}

/** For the owner alone, as btcli sets it. */
const MODE = 0o600;
const MAX_NAME_CHARACTERS = 64;
/** Names that Windows keeps for devices, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The files of one wallet. Names come from people and become paths, so only letters, digits, `.`, `_`, `-` and inner spaces
 * pass, and nothing a file system reads in its own way.
 * @throws WalletError keyfile/bad-name `{what, reason}` for a name that cannot be a file's, or two that would share one
 */
export function btcliLayout(
  walletName: string,
  coldkey: LayoutKey | null,
  hotkeys: readonly LayoutHotkey[],
): LayoutFile[] {
  checkName('walletName', walletName);
  const root = `wallets/${walletName}`;
  const files = coldkey ? pairOf(`${root}/coldkey`, coldkey) : [];
  for (const hotkey of hotkeys) {
    checkName('hotkeyName', hotkey.name);
    if (/pub\.txt$/i.test(hotkey.name)) throw refused('hotkeyName', 'reserved');
    files.push(...pairOf(`${root}/hotkeys/${hotkey.name}`, hotkey));
  }
  // Folded, because macOS and Windows take Alice and alice for one file, composed letters and their parts too.
  const distinct = new Set(files.map(({ path }) => path.normalize('NFC').toLowerCase()));
  if (distinct.size < files.length) throw refused('hotkeyName', 'twice');
  return files;
}

function pairOf(path: string, { accountId, cryptoType, file }: LayoutKey): LayoutFile[] {
  const publicFile = { path: `${path}pub.txt`, bytes: writeColdkeypub(accountId, cryptoType), mode: MODE };
  return file ? [{ path, bytes: file, mode: MODE }, publicFile] : [publicFile];
}

function checkName(what: string, name: string): void {
  if (name === '' || [...name].length > MAX_NAME_CHARACTERS) throw refused(what, 'length');
  // First a letter, digit or underscore: no hidden file, no `..`, nothing that a command line takes for an option.
  if (!/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._ -]*$/u.test(name)) throw refused(what, 'characters');
  if (/[. ]$/.test(name)) throw refused(what, 'ending');
  if (DEVICE.test(name)) throw refused(what, 'reserved');
}

function refused(what: string, reason: string): WalletError {
  return new WalletError('keyfile/bad-name', { what, reason });
}
