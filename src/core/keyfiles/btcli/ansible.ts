/** Ansible vault 1.1, which btcli wrote before NaCl. Read only. */
import { ctr } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../errors/wallet-error.js';
import { isSame, type LockedContainer } from './container.js';

const HEADER = '$ANSIBLE_VAULT;1.1;AES256';
const ROUNDS = 10_000;

/**
 * Header line, then hex (wrapped at 80) of three lines of hex: salt, HMAC, ciphertext.
 * @throws WalletError keyfile/damaged; keyfile/unsupported-kdf for another version or cipher
 */
export function readAnsible(bytes: Uint8Array): LockedContainer {
  const [header = '', ...lines] = asciiOf(bytes)
    .split('\n')
    .map((line) => line.trim());
  if (header !== HEADER) throw new WalletError('keyfile/unsupported-kdf', { format: 'ansible-vault' });
  const parts = asciiOf(unhex(lines.join(''))).split('\n');
  const [salt, seal, ciphertext] = parts.map(unhex);
  const isWhole = parts.length === 3 && salt?.length === 32 && seal?.length === 32;
  if (!isWhole || !ciphertext || ciphertext.length === 0 || ciphertext.length % 16 !== 0) throw damaged();
  return {
    stretch: (password, kdf) => kdf.pbkdf2Sha256(password, salt, ROUNDS, 80),
    open(key) {
      if (!isSame(hmac(sha256, key.subarray(32, 64), ciphertext), seal)) return null;
      return unpad(ctr(key.subarray(0, 32), key.subarray(64, 80)).decrypt(ciphertext));
    },
  };
}

// PKCS#7 under a stream cipher, so the cipher does not take it off by itself.
function unpad(padded: Uint8Array): Uint8Array {
  const count = padded.at(-1) ?? 0;
  const padding = padded.subarray(padded.length - count);
  if (count < 1 || count > 16 || padding.some((byte) => byte !== count)) throw damaged();
  const plain = padded.slice(0, padded.length - count);
  padded.fill(0);
  return plain;
}

function asciiOf(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte > 0x7e)) throw damaged();
  return new TextDecoder().decode(bytes);
}

function unhex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) throw damaged();
  return hexToBytes(text);
}

function damaged(): WalletError {
  return new WalletError('keyfile/damaged', { reason: 'container' });
}
