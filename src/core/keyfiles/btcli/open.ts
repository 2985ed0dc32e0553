import { utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../errors/wallet-error.js';
import type { SlowKdf } from '../slow-kdf.js';
import { readAnsible } from './ansible.js';
import type { LockedContainer } from './container.js';
import { type KeyfileContent, parseContent } from './content.js';
import { readFernet } from './fernet.js';
import { readNacl } from './nacl.js';
import type { BtcliFile } from './recognise.js';

const READERS = { nacl: readNacl, ansible: readAnsible, fernet: readFernet };

/** Told before each slow hash: which try, and of how many at most. */
export type OpenProgress = (attempt: number, attempts: number) => void;

/**
 * Opens a recognised file. btcli trims the password that is typed, other programs do not, so the text is tried as it is
 * and then trimmed. A plain file needs no password and ignores one.
 * @throws WalletError keyfile/password-needed; keyfile/wrong-password `{orDamaged: true}`: the two look alike;
 * keyfile/damaged, keyfile/unsupported-kdf, keyfile/unsupported-type, keyfile/mismatch; keyfile/out-of-memory from the hash
 */
export async function openBtcli(
  file: BtcliFile,
  password: string | null,
  kdf: SlowKdf,
  onProgress: OpenProgress = () => {},
): Promise<KeyfileContent> {
  if (file.encryption === 'none') return contentOf(file.bytes);
  const container = READERS[file.encryption](file.bytes);
  const candidates = passwordsOf(password);
  for (const [index, candidate] of candidates.entries()) {
    onProgress(index + 1, candidates.length);
    const plaintext = await unlock(container, candidate, kdf);
    if (plaintext === null) continue;
    try {
      return contentOf(plaintext);
    } finally {
      plaintext.fill(0);
    }
  }
  throw new WalletError('keyfile/wrong-password', { orDamaged: true });
}

async function unlock(
  container: LockedContainer,
  password: string,
  kdf: SlowKdf,
): Promise<Uint8Array | null> {
  const typed = utf8ToBytes(password);
  let key: Uint8Array | null = null;
  try {
    key = await container.stretch(typed, kdf);
    return container.open(key);
  } finally {
    typed.fill(0);
    key?.fill(0);
  }
}

function passwordsOf(password: string | null): string[] {
  if (password === null || password === '') throw new WalletError('keyfile/password-needed');
  return [...new Set([password, password.trim()])].filter((candidate) => candidate !== '');
}

function contentOf(plaintext: Uint8Array): KeyfileContent {
  const content = parseContent(plaintext);
  if (!content) throw new WalletError('keyfile/damaged', { reason: 'content' });
  return content;
}
