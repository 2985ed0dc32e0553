import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Secret } from '../../core/keys/open-secret.js';
import type { WordList } from '../../core/keys/words.js';

/** A file of the package: in the bundle the list would be parsed at every start of the worker, for a phrase a year. */
const PATH = 'words/english.txt';
/** Of the file's bytes: the 2,048 words, each with a line feed (bitcoin/bips bip-0039/english.txt). */
const SHA_256 = '2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda';

/** @throws WalletError internal `{part: 'word-list'}` */
export type ReadWords = () => Promise<WordList>;

/** Reads the list when it is first needed, proves it, and keeps it for the worker's life. A failed read is tried anew. */
export function createWordList(readAsset: (path: string) => Promise<string>): ReadWords {
  let kept: WordList | null = null;
  return async () => {
    // A wrong word would make a phrase that no other wallet reads: nothing is done with a list that is not the one.
    const text = kept ? '' : await readAsset(PATH).catch(() => '');
    kept ??= bytesToHex(sha256(utf8ToBytes(text))) === SHA_256 ? text.trimEnd().split('\n') : null;
    if (!kept) throw new WalletError('internal', { part: 'word-list' });
    return kept;
  };
}

/** The list when one of the secrets is a phrase; otherwise nothing is read. */
export async function wordsFor(secrets: ReadonlyArray<Secret | null>, words: ReadWords): Promise<WordList> {
  return secrets.some((secret) => secret?.kind === 'phrase') ? words() : [];
}
