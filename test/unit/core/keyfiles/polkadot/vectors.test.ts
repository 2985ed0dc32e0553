import { cryptoWaitReady } from '@polkadot/util-crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CryptoType } from '../../../../../src/core/accounts/types.js';
import { openPolkadotAccount, readPolkadotJson } from '../../../../../src/core/keyfiles/polkadot/index.js';
import { vectors } from '../../../../support/finney.js';
import { refused } from '../../../background/wallet/wallet-world.js';
import { HAS_VECTORS, KDF, type KeystoreJson } from './support.js';

interface Vectors {
  vectors: Array<{ name: string; password: string; json: KeystoreJson; plaintext_pkcs8_hex?: string }>;
  negative: Array<{ case: string; password: string; json: KeystoreJson }>;
}

const SR = '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX';
const ED = '5HhFH9GvwCST4kRVoFREE7qDJcjYteR5unhQCrBGhhGuRgNb';

async function open(json: KeystoreJson, password: string, chosen?: CryptoType) {
  return openPolkadotAccount(readPolkadotJson(JSON.stringify(json)), password, KDF, chosen);
}

/** Outcome of each negative vector: a refusal, or what the secret proves in spite of the label. */
const OUTCOMES: Record<string, unknown> = {
  'wrong password': { code: 'keyfile/wrong-password', context: {} },
  'empty password': { code: 'keyfile/password-needed', context: {} },
  'salt bit flipped': { code: 'keyfile/wrong-password', context: {} },
  'N field bit flipped': { code: 'keyfile/unsupported-kdf', context: { N: 32_769, p: 1, r: 8 } },
  'nonce bit flipped': { code: 'keyfile/wrong-password', context: {} },
  'tag bit flipped': { code: 'keyfile/wrong-password', context: {} },
  'last bit flipped': { code: 'keyfile/wrong-password', context: {} },
  'cut to 40 bytes': { code: 'keyfile/damaged', context: { field: 'encoded' } },
  'address of another account (not authenticated!)': {
    code: 'keyfile/mismatch',
    context: { field: 'address' },
  },
};
const RELABELLED = 'content says ed25519 for an sr25519 body (not authenticated!)';

// The recorded vectors lie beside the project; without them these tests are skipped.
describe.skipIf(!HAS_VECTORS)('the recorded polkadot-js keystores', () => {
  const all = HAS_VECTORS ? vectors<Vectors>('polkadot-js-keystore') : { vectors: [], negative: [] };
  const refusedOnes = all.vectors.filter(({ name }) => name.includes('must be refused'));
  const good = all.vectors.filter((vector) => !refusedOnes.includes(vector));

  beforeAll(cryptoWaitReady);

  it('K3 are all here', () => {
    expect([good.length, refusedOnes.length, all.negative.length]).toEqual([11, 1, 10]);
    expect(all.negative.map((one) => one.case).sort()).toEqual([...Object.keys(OUTCOMES), RELABELLED].sort());
  });

  it.each(good)('K3 S17 opens "$name"', async ({ json, password }) => {
    const [said] = readPolkadotJson(JSON.stringify(json)).accounts;
    const account = await open(json, password, 'ed25519');
    expect(account.address).toBe(json.address);
    expect([SR, ED]).toContain(account.address);
    expect(account.cryptoType).toBe(account.address === SR ? 'sr25519' : 'ed25519');
    expect(account.accountId).toBe(said?.accountId);
    expect(account.name).toBe(json.meta.name);
  });

  it.each(good.filter((vector) => vector.plaintext_pkcs8_hex))(
    'K3 takes the very secret out of "$name"',
    async ({ json, password, plaintext_pkcs8_hex: body = '' }) => {
      const { secret } = await open(json, password);
      const written = secret.kind === 'key' ? secret.secretHex : secret.kind === 'seed' ? secret.seedHex : '';
      expect(written).toMatch(/^(?:[0-9a-f]{64}){1,2}$/);
      expect(body.slice(34)).toMatch(new RegExp(`^${written}`));
    },
  );

  it.each(refusedOnes)('S17 refuses "$name"', async ({ json, password }) => {
    expect(await refused(open(json, password))).toEqual({
      code: 'keyfile/unsupported-kdf',
      context: { N: 2 ** 18, p: 1, r: 8 },
    });
  });

  it.each(all.negative.filter((one) => one.case !== RELABELLED))(
    'K3 S17 refuses "$case"',
    async ({ case: name, json, password }) => {
      expect(await refused(open(json, password))).toEqual(OUTCOMES[name]);
    },
  );

  it('K3 S17 opens an account relabelled to the other curve as what it is', async () => {
    const vector = all.negative.find((one) => one.case === RELABELLED);
    expect(vector?.json.encoding.content).toEqual(['pkcs8', 'ed25519']);
    const account = vector && (await open(vector.json, vector.password));
    expect(account).toMatchObject({ address: SR, cryptoType: 'sr25519' });
  });

  it('K3 asks for the curve of generation 0, and lets the public key inside have the last word', async () => {
    const v0 = good.find(({ json }) => json.encoding.version === '0');
    if (!v0) throw new Error('no vector of generation 0');
    expect(readPolkadotJson(JSON.stringify(v0.json)).accounts[0]?.cryptoType).toBeNull();
    expect(await refused(open(v0.json, v0.password))).toEqual({
      code: 'keyfile/unsupported-type',
      context: { type: 'unknown' },
    });
    expect((await open(v0.json, v0.password, 'ed25519')).cryptoType).toBe('ed25519');
    expect(await open(v0.json, v0.password, 'sr25519')).toMatchObject({ address: ED, cryptoType: 'ed25519' });
  });
});
