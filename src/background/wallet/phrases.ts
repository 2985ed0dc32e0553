import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { phraseOfEntropy } from '../../core/keys/words.js';
import type { WalletContext } from './context.js';

// Hashes of what was generated since the browser started; 128 bits of entropy cannot be guessed from them.
const SEEN_KEY = 'wallet.entropy-seen';
const SEEN_MAX = 32;

/**
 * A fresh phrase. A random source that repeats itself is refused rather than trusted once more: everybody with the same
 * broken source would own the account.
 * @throws WalletError vault/duplicate-entropy; internal when the word list of the package is not the one of BIP-39
 */
export async function generatePhrase({ deps }: WalletContext, words: 12 | 24): Promise<string> {
  const list = await deps.words();
  const length = words === 12 ? 16 : 32;
  const entropy = deps.random(length);
  const probe = deps.random(length);
  try {
    if (bytesToHex(entropy) === bytesToHex(probe)) throw new WalletError('vault/duplicate-entropy');
    const mark = bytesToHex(sha256(entropy));
    const stored = await deps.session.get(SEEN_KEY);
    const seen: unknown[] = Array.isArray(stored) ? stored : [];
    if (seen.includes(mark)) throw new WalletError('vault/duplicate-entropy');
    await deps.session.set({ [SEEN_KEY]: [...seen, mark].slice(-SEEN_MAX) });
    return phraseOfEntropy(entropy, list);
  } finally {
    entropy.fill(0);
    probe.fill(0);
  }
}
