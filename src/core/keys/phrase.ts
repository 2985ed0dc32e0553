/** Recovery phrases for pages: the functions of `words.ts` over the English list of the library. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { entropyOfPhrase, phraseOfEntropy } from './words.js';

/** Words → entropy. @throws see {@link entropyOfPhrase} */
export function parsePhrase(text: string): Uint8Array {
  return entropyOfPhrase(text, wordlist);
}

/** Entropy (16 to 32 bytes) → words. */
export function phraseOf(entropy: Uint8Array): string {
  return phraseOfEntropy(entropy, wordlist);
}
