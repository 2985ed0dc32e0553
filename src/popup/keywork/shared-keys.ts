import { bytesToHex } from '@noble/hashes/utils.js';
import type { SlowKdf } from '../../core/keyfiles/slow-kdf.js';

/** Slow hashes that remember their results until they are told to forget. */
export interface SharedKeys {
  kdf: SlowKdf;
  /** Zeroes every key that was kept. */
  forget(): void;
}

/**
 * Derives the same key once: btcli salts its NaCl and Fernet files alike for everybody, so that one key per password serves
 * all of a wallet's files. scrypt is passed through, every polkadot-js file has a salt of its own.
 */
export function sharedKeys(kdf: SlowKdf): SharedKeys {
  const kept = new Map<string, Uint8Array>();
  const once = async (asked: unknown[], derive: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const name = JSON.stringify(asked.map((each) => (each instanceof Uint8Array ? bytesToHex(each) : each)));
    const key = kept.get(name) ?? (await derive());
    kept.set(name, key);
    // A copy: whoever opens a file zeroes the key it was given.
    return key.slice();
  };
  return {
    kdf: {
      scrypt: (...asked) => kdf.scrypt(...asked),
      argon2i: (...asked) => once(['argon2i', ...asked], () => kdf.argon2i(...asked)),
      pbkdf2Sha256: (...asked) => once(['pbkdf2', ...asked], () => kdf.pbkdf2Sha256(...asked)),
    },
    forget() {
      for (const key of kept.values()) key.fill(0);
      kept.clear();
    },
  };
}
