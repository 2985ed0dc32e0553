import { Keyring } from '@polkadot/keyring';
import type { KeyringPair$Json } from '@polkadot/keyring/types';
import { hexToU8a, stringToU8a, u8aToHex, u8aToString } from '@polkadot/util';
import { cryptoWaitReady, jsonDecrypt, jsonEncrypt } from '@polkadot/util-crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CryptoType } from '../../../../../src/core/accounts/types.js';
import {
  openBatchAccounts,
  openPolkadotAccount,
  openPolkadotBatch,
  readPolkadotJson,
  writePolkadotBatch,
  writePolkadotJson,
} from '../../../../../src/core/keyfiles/polkadot/index.js';
import { publicKeyOfSecret, type Secret } from '../../../../../src/core/keys/secret.js';
import { KDF, oldFile, PASSWORD, referencePair, SEED } from './support.js';

const CURVES: CryptoType[] = ['sr25519', 'ed25519'];
const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const options = {
  name: 'Savings',
  whenCreatedMs: 1_700_000_000_000,
  strength: 'compatible',
  random,
} as const;

const secretsOn = (cryptoType: CryptoType): Secret[] => [
  { kind: 'seed', seedHex: SEED.slice(2), path: '', cryptoType },
  { kind: 'seed', seedHex: SEED.slice(2), path: '//hard', cryptoType },
  { kind: 'phrase', phrase: PHRASE, path: '//a//1///pw', cryptoType },
];

beforeAll(cryptoWaitReady);

function unlocked(json: string, password: string) {
  const pair = new Keyring({ ss58Format: 42 }).addFromJson(JSON.parse(json) as KeyringPair$Json);
  pair.decodePkcs8(password);
  return pair;
}

describe.each(CURVES)('files on %s', (cryptoType) => {
  it.each(secretsOn(cryptoType))('K3 written here open in polkadot-js ($kind $path)', async (secret) => {
    const pair = unlocked(await writePolkadotJson(secret, PASSWORD, KDF, options), PASSWORD);
    expect(pair.type).toBe(cryptoType);
    expect(pair.publicKey).toEqual(publicKeyOfSecret(secret));
    expect(pair.meta).toEqual({ genesisHash: null, name: 'Savings', whenCreated: 1_700_000_000_000 });
    const message = stringToU8a('proves the secret, not only the public key');
    expect(pair.verify(message, pair.sign(message), publicKeyOfSecret(secret))).toBe(true);
  });

  it('K3 written here with the strong hash open in polkadot-js', async () => {
    const [secret] = secretsOn(cryptoType);
    if (!secret) throw new Error('no secret');
    const json = await writePolkadotJson(secret, PASSWORD, KDF, { ...options, strength: 'strong' });
    expect(readPolkadotJson(json).container).toMatchObject({ params: { N: 2 ** 17, r: 8, p: 1 } });
    expect(unlocked(json, PASSWORD).publicKey).toEqual(publicKeyOfSecret(secret));
  });

  it.each(secretsOn(cryptoType))('K3 written here open here ($kind $path)', async (secret) => {
    const file = readPolkadotJson(await writePolkadotJson(secret, PASSWORD, KDF, options));
    expect(file.container).toMatchObject({ params: { N: 2 ** 15, r: 8, p: 1 } });
    const account = await openPolkadotAccount(file, PASSWORD, KDF);
    expect(account).toMatchObject({ cryptoType, name: 'Savings', address: file.accounts[0]?.address });
    expect(publicKeyOfSecret(account.secret)).toEqual(publicKeyOfSecret(secret));
  });

  it.each(['', '//a//b'])('K3 made by polkadot-js open here (path %j)', async (path) => {
    const pair = new Keyring({ type: cryptoType, ss58Format: 42 }).addFromUri(`${PHRASE}${path}`, {
      name: 'theirs',
    });
    const file = readPolkadotJson(JSON.stringify(pair.toJson(PASSWORD)));
    const account = await openPolkadotAccount(file, PASSWORD, KDF);
    expect(account).toMatchObject({ address: pair.address, cryptoType, name: 'theirs' });
    expect(publicKeyOfSecret(account.secret)).toEqual(pair.publicKey);
  });

  it('K3 made by polkadot-js with the address of another network open as the same account', async () => {
    const pair = new Keyring({ type: cryptoType, ss58Format: 0 }).addFromSeed(hexToU8a(SEED));
    const file = readPolkadotJson(JSON.stringify(pair.toJson(PASSWORD)));
    expect(file.accounts[0]?.address).toBe(pair.address);
    expect(pair.address.startsWith('1')).toBe(true);
    const account = await openPolkadotAccount(file, PASSWORD, KDF);
    expect(account.address).toBe(referencePair(cryptoType).address);
  });

  it.each(['1', '2'] as const)('K3 of generation %s open here as in polkadot-js', async (version) => {
    for (const password of ['short', 'a password that is longer than thirty-two bytes']) {
      const json = oldFile(version, cryptoType, password);
      const theirs = unlocked(JSON.stringify(json), password);
      const file = readPolkadotJson(JSON.stringify(json));
      expect(file.accounts[0]).toMatchObject({ kdf: 'plain-password', encrypted: true, cryptoType });
      const ours = await openPolkadotAccount(file, password, KDF);
      expect(ours.accountId).toBe(u8aToHex(theirs.publicKey));
      expect(ours.secret).toEqual({ kind: 'seed', seedHex: SEED.slice(2), path: '', cryptoType });
    }
  });

  it('K3 with a soft path keep their key', async () => {
    const path = cryptoType === 'sr25519' ? '//hard/soft' : '//hard';
    const pair = new Keyring({ type: cryptoType, ss58Format: 42 }).addFromUri(`${PHRASE}${path}`);
    const theirs = readPolkadotJson(JSON.stringify(pair.toJson(PASSWORD)));
    const { secret } = await openPolkadotAccount(theirs, PASSWORD, KDF);
    const again = unlocked(await writePolkadotJson(secret, PASSWORD, KDF, options), PASSWORD);
    expect(again.publicKey).toEqual(pair.publicKey);
  });
});

describe('a password that looks like hex', () => {
  const password = '0xC0ffee00';
  const [secret] = secretsOn('sr25519');

  it('K3 means in a file written here what polkadot-js takes it for', async () => {
    if (!secret) throw new Error('no secret');
    const pair = unlocked(await writePolkadotJson(secret, password, KDF, options), password);
    expect(pair.publicKey).toEqual(publicKeyOfSecret(secret));
  });

  it('K3 opens files that take it as bytes and files that take it as text', async () => {
    const pair = referencePair('sr25519');
    const asBytes = readPolkadotJson(JSON.stringify(pair.toJson(password)));
    // The hex of the text: what the reference makes of it is the text again.
    const asText = readPolkadotJson(JSON.stringify(pair.toJson(u8aToHex(stringToU8a(password)))));
    for (const file of [asBytes, asText])
      expect((await openPolkadotAccount(file, password, KDF)).address).toBe(pair.address);
  });
});

describe('all-accounts exports', () => {
  const accounts = [...CURVES.flatMap((cryptoType) => secretsOn(cryptoType).slice(0, 2))].map(
    (secret, index) => ({ secret, name: `account ${index}`, whenCreatedMs: index }),
  );

  it('K3 written here open in polkadot-js, container and every account', async () => {
    const text = await writePolkadotBatch(accounts, PASSWORD, KDF, options);
    const batch = JSON.parse(text) as Parameters<typeof jsonDecrypt>[0] & { accounts: unknown[] };
    expect(batch.encoding.content).toEqual(['batch-pkcs8']);
    const inner = JSON.parse(u8aToString(jsonDecrypt(batch, PASSWORD))) as KeyringPair$Json[];
    expect(batch.accounts).toEqual(inner.map(({ address, meta }) => ({ address, meta })));
    const pairs = inner.map((json) => unlocked(JSON.stringify(json), PASSWORD));
    expect(pairs.map(({ publicKey }) => publicKey)).toEqual(
      accounts.map(({ secret }) => publicKeyOfSecret(secret)),
    );
    expect(pairs.map(({ meta }) => meta.name)).toEqual(accounts.map(({ name }) => name));
  });

  it('K3 made by polkadot-js open here, each account under its own password', async () => {
    const pairs = CURVES.map((cryptoType) => referencePair(cryptoType));
    const passwords = ['first', 'second'];
    const inner = pairs.map((pair, index) => pair.toJson(passwords[index]));
    const sealed = jsonEncrypt(stringToU8a(JSON.stringify(inner)), ['batch-pkcs8'], PASSWORD);
    const listed = inner.map(({ address, meta }) => ({ address, meta }));
    const file = readPolkadotJson(JSON.stringify({ ...sealed, accounts: listed }));
    expect(file).toMatchObject({ kind: 'batch', version: 3 });
    expect(file.accounts.map(({ address }) => address)).toEqual(pairs.map(({ address }) => address));
    const entries = await openPolkadotBatch(file, PASSWORD, KDF);
    const opened: unknown[] = [];
    for await (const one of openBatchAccounts(entries, (index) => passwords[index] ?? '', KDF))
      opened.push('result' in one ? one.result.address : one.error);
    expect(opened).toEqual(pairs.map(({ address }) => address));
  });
});
