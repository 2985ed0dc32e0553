/** Fernet, the oldest format: 0x80, time (u64 BE), IV, AES-128-CBC, HMAC-SHA256 over all before it. Read only. */
import { cbc } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64url } from '@scure/base';
import { WalletError } from '../../errors/wallet-error.js';
import { isSame, type LockedContainer } from './container.js';
import { textOf } from './content.js';

const SALT = utf8ToBytes('Iguesscyborgslikemyselfhaveatendencytobeparanoidaboutourorigins');
const ROUNDS = 10_000_000;
const VERSION = 0x80;
const IV_START = 9;
const BODY_START = 25;
const SEAL_BYTES = 32;

/** @throws WalletError keyfile/damaged */
export function readFernet(bytes: Uint8Array): LockedContainer {
  const token = tokenOf(textOf(bytes) ?? '');
  const sealStart = token.length - SEAL_BYTES;
  const bodyBytes = sealStart - BODY_START;
  if (token[0] !== VERSION || bodyBytes < 16 || bodyBytes % 16 !== 0) throw damaged();
  const iv = token.slice(IV_START, BODY_START);
  const body = token.slice(BODY_START, sealStart);
  return {
    stretch: (password, kdf) => kdf.pbkdf2Sha256(password, SALT, ROUNDS, 32),
    open(key) {
      const seal = hmac(sha256, key.subarray(0, 16), token.subarray(0, sealStart));
      if (!isSame(seal, token.subarray(sealStart))) return null;
      try {
        return cbc(key.subarray(16, 32), iv).decrypt(body);
      } catch {
        // Sealed with the right key and yet badly padded: no other password would help.
        throw damaged();
      }
    },
  };
}

function tokenOf(text: string): Uint8Array {
  try {
    return base64url.decode(text);
  } catch {
    throw damaged();
  }
}

function damaged(): WalletError {
  return new WalletError('keyfile/damaged', { reason: 'container' });
}
