import { existsSync, readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import { describe, expect, it } from 'vitest';
import type { CryptoType } from '../../../../src/core/accounts/types.js';
import { encodeAddress } from '../../../../src/core/address/index.js';
import { deriveFromEntropy, signWith } from '../../../../src/core/keys/keys.js';
import { miniSecretOf } from '../../../../src/core/keys/mini-secret.js';
import { openSecret } from '../../../../src/core/keys/secret.js';
import { OTHER_PHRASE, PHRASE, refusal } from '../../background/wallet/wallet-world.js';

function addressFrom(phrase: string, path = '', cryptoType: CryptoType = 'sr25519'): string {
  return encodeAddress(openSecret({ kind: 'phrase', phrase, path, cryptoType }).publicKey);
}

describe('openSecret', () => {
  // Public test values of btwallet's own suite (opentensor/btwallet src/keypair.rs).
  it.each([
    ['', '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX'],
    ['//Alice', '5FEiH8iuDUw271xbqWTWuB6WrDjv5dnCeDX1CyHubAniXDNN'],
    ['/Alice', '5GNXbA46ma5dg19GXdiKi5JH3mnkZ8Yea3bBtZAvj7t99P9i'],
  ])('K1 gives the address btcli gives for path %j', (path, address) => {
    expect(addressFrom(PHRASE, path)).toBe(address);
  });

  it('K2 minds neither case nor spacing of the words', () => {
    expect(addressFrom(`  ${PHRASE.toUpperCase().replaceAll(' ', ' \n ')} `)).toBe(addressFrom(PHRASE));
  });

  it('K2 treats composed and decomposed letters of a path password as one', () => {
    expect(addressFrom(PHRASE, '///é')).toBe(addressFrom(PHRASE, '///e\u0301'));
    expect(addressFrom(PHRASE, '///x')).not.toBe(addressFrom(PHRASE));
  });

  it('refuses soft paths for ed25519, which has none', () => {
    expect(refusal(() => addressFrom(PHRASE, '/soft', 'ed25519')).code).toBe('keys/soft-path-ed25519');
  });

  it('refuses the public development phrase, with any path', () => {
    const development = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
    expect(refusal(() => addressFrom(development)).code).toBe('keys/dev-phrase');
    expect(refusal(() => addressFrom(development, '//Alice')).code).toBe('keys/dev-phrase');
  });
});

describe('signWith', () => {
  const message = new TextEncoder().encode('kelvin');

  it('S68 makes sr25519 signatures that verify, for hard and soft keys', () => {
    for (const path of ['', '//hard', '/soft', '//hard/soft//again']) {
      const key = openSecret({ kind: 'phrase', phrase: OTHER_PHRASE, path, cryptoType: 'sr25519' });
      const signature = signWith('sr25519', key.secretKey, message);
      expect(signature).toHaveLength(64);
      expect(sr25519.verify(message, signature, key.publicKey), path).toBe(true);
    }
  });

  it('S68 makes ed25519 signatures that verify', () => {
    const key = openSecret({ kind: 'phrase', phrase: OTHER_PHRASE, path: '//a//b', cryptoType: 'ed25519' });
    expect(ed25519.verify(signWith('ed25519', key.secretKey, message), message, key.publicKey)).toBe(true);
  });
});

const vectorFile = '../shared/chain/vectors/keys.json';
describe.skipIf(!existsSync(vectorFile))('S17 reference vectors', () => {
  interface Vectors {
    dev_phrase: string;
    phrases: Array<{
      mnemonic: string;
      password: string;
      entropy: string;
      mini_secret: string;
      sr25519: { ss58_42: string; secret_ed25519_form_64: string };
      ed25519: { ss58_42: string };
      WRONG_if_bip39_seed_is_used: string;
    }>;
    suri: Array<{ type: CryptoType; suri: string; publicKey?: string; ss58?: string }>;
  }
  const read = (): Vectors => JSON.parse(readFileSync(vectorFile, 'utf8'));

  it('gives every reference phrase its secrets and addresses', () => {
    const { phrases, dev_phrase: development } = read();
    for (const vector of phrases.filter(({ mnemonic }) => mnemonic !== development)) {
      const path = vector.password === '' ? '' : `///${vector.password}`;
      const sr = openSecret({ kind: 'phrase', phrase: vector.mnemonic, path, cryptoType: 'sr25519' });
      expect(`0x${bytesToHex(sr.origin)}`).toBe(vector.entropy);
      expect(`0x${bytesToHex(miniSecretOf(sr.origin, vector.password))}`).toBe(vector.mini_secret);
      expect(`0x${bytesToHex(sr.secretKey)}`).toBe(vector.sr25519.secret_ed25519_form_64);
      expect(encodeAddress(sr.publicKey)).toBe(vector.sr25519.ss58_42);
      expect(encodeAddress(sr.publicKey)).not.toBe(vector.WRONG_if_bip39_seed_is_used);
      expect(addressFrom(vector.mnemonic, path, 'ed25519')).toBe(vector.ed25519.ss58_42);
    }
  });

  it('follows every reference path, over phrases this wallet takes', () => {
    const vectors = read().suri.filter(({ suri }) => !suri.startsWith('<DEV>'));
    expect(vectors.length).toBeGreaterThan(0);
    for (const { suri, type, ss58 } of vectors) {
      const slash = suri.indexOf('/');
      expect(addressFrom(suri.slice(0, slash), suri.slice(slash), type)).toBe(ss58);
    }
  });

  it('follows every reference path of the development phrase, below the refusal', () => {
    const { suri: vectors, phrases, dev_phrase: development } = read();
    const entropy = phrases.find(({ mnemonic }) => mnemonic === development)?.entropy.slice(2) ?? '';
    for (const { suri, type, publicKey } of vectors.filter((vector) => vector.suri.startsWith('<DEV>'))) {
      const derive = () => deriveFromEntropy(hexToBytes(entropy), suri.slice('<DEV>'.length), type);
      if (publicKey === undefined) expect(refusal(derive).code, suri).toBe('keys/soft-path-ed25519');
      else expect(`0x${bytesToHex(derive().publicKey)}`, suri).toBe(publicKey);
    }
  });
});
