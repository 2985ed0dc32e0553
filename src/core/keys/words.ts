/** Recovery phrases over a word list that is handed in: the background has none in its bundle. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { WalletError } from '../errors/wallet-error.js';
import { suggestWord } from './suggest.js';

/** The 2,048 words of BIP-39, in order. */
export type WordList = readonly string[];

const WORD_COUNTS = [12, 15, 18, 21, 24];
/** Entropy of the public development phrase of Substrate: whoever uses it shares the account with everybody. */
const DEVELOPMENT_ENTROPY = '1a486a5fbe53639984cb64b070755f7b';

/**
 * Words → entropy. Case and spacing do not matter.
 * @throws WalletError keys/bad-phrase-length `{words}`; keys/bad-phrase-word `{position, suggestion}` (from 1; the typed
 * word itself is not repeated); keys/bad-phrase-checksum; keys/dev-phrase
 */
export function entropyOfPhrase(text: string, list: WordList): Uint8Array {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (!WORD_COUNTS.includes(words.length)) {
    throw new WalletError('keys/bad-phrase-length', { words: words.length });
  }
  const unknown = words.findIndex((word) => !list.includes(word));
  if (unknown >= 0) {
    const suggestion = suggestWord(words[unknown] ?? '', list);
    throw new WalletError('keys/bad-phrase-word', { position: unknown + 1, suggestion });
  }
  const entropy = entropyOf(words, list);
  if (bytesToHex(entropy) === DEVELOPMENT_ENTROPY) throw new WalletError('keys/dev-phrase');
  return entropy;
}

function entropyOf(words: string[], list: WordList): Uint8Array {
  try {
    return mnemonicToEntropy(words.join(' '), list.slice());
  } catch {
    // The cause is dropped on purpose: library messages may quote what was typed.
    throw new WalletError('keys/bad-phrase-checksum');
  }
}

/** Entropy (16 to 32 bytes) → words. */
export function phraseOfEntropy(entropy: Uint8Array, list: WordList): string {
  return entropyToMnemonic(entropy, list.slice());
}
