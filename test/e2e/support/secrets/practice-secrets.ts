import { mnemonicToEntropy, mnemonicToMiniSecret, sr25519PairFromSeed } from '@polkadot/util-crypto';
import { argon2id } from 'hash-wasm';
import type { Page } from 'playwright-core';
import { byteNeedles, type Needle, textNeedles } from './needles.js';

/** Every key that a phrase leads to, by another library than the wallet's. */
export function keyNeedles(phrase: string): Needle[] {
  const miniSecret = mnemonicToMiniSecret(phrase);
  const { secretKey } = sr25519PairFromSeed(miniSecret);
  const scalar = secretKey.slice(0, 32);
  return [
    ...byteNeedles('entropy', mnemonicToEntropy(phrase)),
    ...byteNeedles('mini-secret', miniSecret),
    ...byteNeedles('secret key, scalar times cofactor', scalar),
    ...byteNeedles('secret key, scalar', overCofactor(scalar)),
    ...byteNeedles('secret key, nonce', secretKey.slice(32)),
  ];
}

/** The words together: what a base64 or hex copy of the phrase would show, which no search for words sees. */
export function phraseNeedles(phrase: string): Needle[] {
  return [...textNeedles('phrase', phrase), ...textNeedles('phrase, JSON', phrase.split(' ').join('","'))];
}

/** The key that a password gives with the parameters of the stored vault. */
export async function wrappingKeyOf(page: Page, password: string): Promise<Uint8Array> {
  const kdf = await page.evaluate<{ salt: string; memoryKiB: number; passes: number }>(READ_KDF);
  return argon2id({
    password: password.normalize('NFKC'),
    salt: Buffer.from(kdf.salt, 'hex'),
    memorySize: kdf.memoryKiB,
    iterations: kdf.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
}

/**
 * The keys of the open vault: the one in session storage, and the one that the password gives.
 * @param page one of the extension's, closed afterwards: its heap has seen the key
 */
export async function vaultKeyNeedles(page: Page, password: string): Promise<Needle[]> {
  const vaultKey = await page.evaluate<string>(READ_VAULT_KEY);
  return [
    ...byteNeedles('vault key', Buffer.from(vaultKey, 'hex')),
    ...byteNeedles('wrapping key', await wrappingKeyOf(page, password)),
  ];
}

const READ_VAULT_KEY = `chrome.storage.session.get('wallet.session').then((all) => all['wallet.session'].vaultKey)`;
const READ_KDF = `chrome.storage.local.get(null).then((all) => all[all['vault.pointer']].kdf)`;

// The scalar of sr25519 is kept times eight, in little-endian order.
function overCofactor(scalar: Uint8Array): Uint8Array {
  const value = BigInt(`0x${Buffer.from(scalar).reverse().toString('hex')}`) >> 3n;
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
}
