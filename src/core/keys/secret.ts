/** Secrets for pages: the functions of `open-secret.ts` over the English list of the library. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { type OpenedSecret, openWith, publicKeyWith, type Secret } from './open-secret.js';

export { type KeySource, type OpenedSecret, type Secret, wipe } from './open-secret.js';

/** The key pair of a secret. @throws see {@link openWith} */
export function openSecret(secret: Secret): OpenedSecret {
  return openWith(secret, wordlist);
}

/** The 32-byte account id of a secret. @throws see {@link openWith} */
export function publicKeyOfSecret(secret: Secret): Uint8Array {
  return publicKeyWith(secret, wordlist);
}
