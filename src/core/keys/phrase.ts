/** Recovery phrases: BIP-39 English words with Substrate's way of turning them into a key. */
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { WalletError } from '../errors/wallet-error.js';
import { suggestWord } from './suggest.js';

const WORD_COUNTS = [12, 15, 18, 21, 24];
/** Entropy of the public development phrase of Substrate: whoever uses it shares the account with everybody. */
const DEVELOPMENT_ENTROPY = '1a486a5fbe53639984cb64b070755f7b';

/**
 * Words → entropy. Case and spacing do not matter.
 * @throws WalletError keys/bad-phrase-length `{words}`; keys/bad-phrase-word `{position, suggestion}` (from 1; the typed
 * word itself is not repeated); keys/bad-phrase-checksum; keys/dev-phrase
 */
export function parsePhrase(text: string): Uint8Array {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (!WORD_COUNTS.includes(words.length)) {
    throw new WalletError('keys/bad-phrase-length', { words: words.length });
  }
  const unknown = words.findIndex((word) => !wordlist.includes(word));
  if (unknown >= 0) {
    const suggestion = suggestWord(words[unknown] ?? '', wordlist);
    throw new WalletError('keys/bad-phrase-word', { position: unknown + 1, suggestion });
  }
  const entropy = entropyOf(words);
  if (bytesToHex(entropy) === DEVELOPMENT_ENTROPY) throw new WalletError('keys/dev-phrase');
  return entropy;
}

function entropyOf(words: string[]): Uint8Array {
  try {
    return mnemonicToEntropy(words.join(' '), wordlist);
  } catch {
    // The cause is dropped on purpose: library messages may quote what was typed.
    throw new WalletError('keys/bad-phrase-checksum');
  }
}

/** Entropy (16 to 32 bytes) → words. */
export function phraseOf(entropy: Uint8Array): string {
  return entropyToMnemonic(entropy, wordlist);
}

/**
 * 32-byte mini-secret: PBKDF2-HMAC-SHA512 over the entropy, not over the words as BIP-39 does
 * (paritytech/substrate-bip39 src/lib.rs). The caller zeroes the result.
 */
export function miniSecretOf(entropy: Uint8Array, password: string): Uint8Array {
  const salt = utf8ToBytes(`mnemonic${password.normalize('NFKD')}`);
  const stretched = pbkdf2(sha512, entropy, salt, { c: 2048, dkLen: 64 });
  const miniSecret = stretched.slice(0, 32);
  stretched.fill(0);
  return miniSecret;
}
