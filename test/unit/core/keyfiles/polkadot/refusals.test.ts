import { base64 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  openPolkadotAccount,
  openPolkadotBatch,
  readPolkadotJson,
  writePolkadotBatch,
  writePolkadotJson,
} from '../../../../../src/core/keyfiles/polkadot/index.js';
import type { Secret } from '../../../../../src/core/keys/secret.js';
import { refusal, refused } from '../../../background/wallet/wallet-world.js';
import { KDF, NO_KDF, oldFile, openFile, PASSWORD, SEED } from './support.js';

const random = (length: number) => new Uint8Array(length).fill(7);
const SECRET: Secret = { kind: 'seed', seedHex: SEED.slice(2), path: '', cryptoType: 'sr25519' };
const OPTIONS = { name: 'n', whenCreatedMs: 1, strength: 'compatible', random } as const;

const read = (value: unknown) => readPolkadotJson(JSON.stringify(value));
const refusalOf = (value: unknown) => refusal(() => read(value));

/** A file of the right shape and any cost; its box is noise. */
function costing(N: number, r: number, p: number) {
  const bytes = new Uint8Array(201);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of [N, p, r].entries()) view.setUint32(32 + index * 4, value, true);
  const encoding = {
    content: ['pkcs8', 'sr25519'],
    type: ['scrypt', 'xsalsa20-poly1305'],
    version: '3',
  };
  return { ...openFile('sr25519'), encoded: base64.encode(bytes), encoding };
}

/** Reads and opens with a hash that must never be called. */
async function openWithoutHash(value: unknown) {
  return openPolkadotAccount(read(value), PASSWORD, NO_KDF);
}

describe('hostile scrypt costs', () => {
  it.each([
    [2 ** 30, 8, 1],
    [2 ** 31, 8, 1],
    [2 ** 32 - 1, 8, 1],
    [2 ** 18, 8, 1],
    [2 ** 15, 8, 100],
    [2 ** 15, 8, 2 ** 30],
    [2 ** 15, 64, 1],
    [2 ** 15, 2 ** 32 - 1, 1],
    [2 ** 15 + 1, 8, 1],
    [2 ** 15 - 1, 8, 1],
    [1, 8, 1],
    [0, 8, 1],
    [2 ** 15, 0, 1],
    [2 ** 15, 8, 0],
    [2 ** 15, 1, 8],
    [2 ** 17, 8, 3],
    [2 ** 13, 8, 1],
  ])('S17 refuses N %i, r %i, p %i before a hash is computed', async (N, r, p) => {
    expect(await refused(openWithoutHash(costing(N, r, p)))).toEqual({
      code: 'keyfile/unsupported-kdf',
      context: { N, p, r },
    });
  });

  it.each([
    [2 ** 13, 10],
    [2 ** 14, 5],
    [2 ** 15, 1],
    [2 ** 15, 3],
    [2 ** 16, 2],
    [2 ** 17, 1],
  ])('S17 hands the preset N %i, p %i to the hash, which the tests above would notice', async (N, p) => {
    expect(read(costing(N, 8, p)).container).toMatchObject({ params: { N, r: 8, p } });
    await expect(openWithoutHash(costing(N, 8, p))).rejects.toThrow('scrypt was called');
  });

  it('S17 refuses a batch of a hostile cost as well', () => {
    const batch = { ...costing(2 ** 30, 8, 1), accounts: [] };
    batch.encoding.content = ['batch-pkcs8'];
    expect(refusalOf(batch).code).toBe('keyfile/unsupported-kdf');
  });

  it('S17 lets nothing but the presets pass', () => {
    const presets = new Set(['8192/10', '16384/5', '32768/1', '32768/3', '65536/2', '131072/1']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 32 }), fc.nat(16), fc.nat(16), (power, r, p) => {
        const N = Math.min(2 ** power, 2 ** 32 - 1);
        const call = () => read(costing(N, r, p));
        if (r === 8 && presets.has(`${N}/${p}`)) expect(call().kind).toBe('single');
        else expect(refusal(call).code).toBe('keyfile/unsupported-kdf');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what is no keystore', () => {
  it.each([
    '',
    'x',
    '{',
    'null',
    '[]',
    '7',
    '"0x"',
    '{}',
    '{"encoded":"AA=="}',
    '{"encoding":{}}',
    '{"__proto__":{"encoded":"","encoding":{}}}',
    `${'['.repeat(5_000_000)}`,
    `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`,
  ])('K3 refuses text %#', (text) => {
    expect(refusal(() => readPolkadotJson(text))).toEqual({ code: 'keyfile/unrecognised', context: {} });
  });

  it('K3 refuses more than 8 MiB unread', () => {
    expect(refusal(() => readPolkadotJson(' '.repeat(8 * 1024 * 1024 + 1))).code).toBe('keyfile/too-large');
    expect(refusal(() => readPolkadotJson(' '.repeat(8 * 1024 * 1024))).code).toBe('keyfile/unrecognised');
  });

  it('K3 takes no field from a prototype, and leaves prototypes alone', () => {
    const text = JSON.stringify(openFile('sr25519')).replace(
      '{',
      '{"__proto__":{"address":"x"},"constructor":1,',
    );
    expect(readPolkadotJson(text).accounts[0]?.cryptoType).toBe('sr25519');
    expect(({} as { address?: unknown }).address).toBeUndefined();
  });

  it('K3 refuses a keystore nested beyond reason, not one with nested notes', () => {
    const nested = (depth: number) => {
      const notes = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      // Brackets inside text are text.
      const meta = `{"name":"[\\"${'['.repeat(50)}","notes":${notes}}`;
      return JSON.stringify({ ...openFile('sr25519'), meta: 0 }).replace('"meta":0', () => `"meta":${meta}`);
    };
    expect(readPolkadotJson(nested(30)).accounts[0]?.name).toBe(`["${'['.repeat(50)}`);
    expect(refusal(() => readPolkadotJson(nested(31))).code).toBe('keyfile/unrecognised');
  });

  it('K3 reads a file with a byte-order mark', () => {
    expect(readPolkadotJson(`\ufeff${JSON.stringify(openFile('sr25519'))}`).kind).toBe('single');
  });
});

describe('damaged and foreign fields', () => {
  const base = openFile('sr25519');
  const encoded = (value: unknown) => ({ ...base, encoded: value });
  const encoding = (change: object) => ({ ...base, encoding: { ...base.encoding, ...change } });

  it.each<[string, unknown]>([
    ['encoded', encoded(null)],
    ['encoded', encoded(7)],
    ['encoded', encoded('')],
    ['encoded', encoded('!!!!')],
    ['encoded', encoded('0xabc')],
    ['encoded', encoded(`${base.encoded.slice(0, -4)}`)],
    ['encoded', encoded(` ${base.encoded}`)],
    ['encoding', { ...base, encoding: 'scrypt' }],
    ['encoding', { ...base, encoding: [] }],
    ['encoding.version', encoding({ version: 3 })],
    ['encoding.version', encoding({ version: '3.0' })],
    ['encoding.version', encoding({ version: undefined })],
    ['encoding.content', encoding({ content: ['pkcs8', 'dsa'] })],
    ['encoding.content', encoding({ content: ['pkcs8', 'sr25519', 'x'] })],
    ['encoding.content', encoding({ content: { 0: 'pkcs8' } })],
    ['encoding.content', encoding({ content: [] })],
    ['encoding.content', encoding({ content: ['batch-pkcs8', 'sr25519'] })],
    ['encoding.type', encoding({ type: ['aes'] })],
    ['encoding.type', encoding({ type: ['scrypt'] })],
    ['encoding.type', encoding({ type: ['none', 'none'] })],
    ['encoding.type', encoding({ type: null })],
    ['address', { ...base, address: 7 }],
    ['address', { ...base, address: `${base.address}x` }],
    ['address', { ...base, address: '' }],
    ['accounts', { ...encoding({ content: ['batch-pkcs8'] }), accounts: {} }],
    ['accounts', { ...encoding({ content: ['batch-pkcs8'] }), accounts: [7] }],
  ])('K3 names the field %s (%#)', (field, value) => {
    expect(refusalOf(value)).toEqual({ code: 'keyfile/damaged', context: { field } });
  });

  it('K3 takes no curve from generation 0, which did not name it', () => {
    expect(read(encoding({ version: '0' })).accounts[0]?.cryptoType).toBeNull();
    expect(read(encoding({ version: '1' })).accounts[0]?.cryptoType).toBe('sr25519');
  });

  it.each(['ethereum', 'ecdsa'])('K3 refuses the curve %s by name', (type) => {
    expect(refusalOf(encoding({ content: ['pkcs8', type] }))).toEqual({
      code: 'keyfile/unsupported-type',
      context: { type },
    });
  });

  it('K3 refuses generations that are not known yet', () => {
    expect(refusalOf(encoding({ version: '4' }))).toEqual({
      code: 'keyfile/unsupported-type',
      context: { type: 'generation 4' },
    });
  });

  it.each([
    ['header', 0],
    ['divider', 48],
  ])('K3 checks the %s of the body', async (field, offset) => {
    const old = oldFile('2', 'sr25519', null);
    const at = 2 + 2 * offset;
    const flipped = `${old.encoded.slice(0, at)}00${old.encoded.slice(at + 2)}`;
    expect(await refused(openWithoutHash({ ...old, encoded: flipped }))).toEqual({
      code: 'keyfile/damaged',
      context: { field },
    });
  });

  it.each(['sr25519', 'ed25519'] as const)(
    'K3 refuses a public key that is not of the secret (%s)',
    async (curve) => {
      const own = base64.decode(openFile(curve).encoded);
      own[own.length - 1] = (own[own.length - 1] ?? 0) ^ 1;
      const file = { ...openFile(curve), encoded: base64.encode(own) };
      expect(await refused(openWithoutHash(file))).toEqual({
        code: 'keyfile/mismatch',
        context: { field: 'publicKey' },
      });
    },
  );

  it.each(['sr25519', 'ed25519'] as const)('K3 S17 undoes a changed label (%s)', async (curve) => {
    const file = openFile(curve);
    const label = curve === 'sr25519' ? 'ed25519' : 'sr25519';
    const relabelled = { ...file, encoding: { ...file.encoding, content: ['pkcs8', label] } };
    const account = await openWithoutHash(relabelled);
    expect(account).toMatchObject({ address: file.address, cryptoType: curve });
  });

  it('K3 says that a file without encryption has none, and that a wrong password is wrong', async () => {
    expect(read(base).accounts[0]).toMatchObject({ encrypted: false, kdf: 'none' });
    expect((await refused(openPolkadotAccount(read(oldFile('2', 'sr25519')), 'no', KDF))).code).toBe(
      'keyfile/wrong-password',
    );
    expect((await refused(openPolkadotAccount(read(oldFile('2', 'sr25519')), '', KDF))).code).toBe(
      'keyfile/password-needed',
    );
  });

  it('K3 opens a file without an address by the public key inside', async () => {
    const { address, ...rest } = base;
    expect(await openWithoutHash(rest)).toMatchObject({ address });
    expect(read(rest).accounts[0]).toMatchObject({ address: null, accountId: null });
  });

  it('K3 does not take a single export for a batch or the reverse', async () => {
    expect((await refused(openPolkadotBatch(read(base), PASSWORD, NO_KDF))).code).toBe(
      'keyfile/unrecognised',
    );
    const batch = read({ ...encoding({ content: ['batch-pkcs8'] }), accounts: [] });
    expect((await refused(openPolkadotAccount(batch, PASSWORD, NO_KDF))).code).toBe('keyfile/unrecognised');
  });
});

describe('names in a file', () => {
  const nameIn = (name: unknown) => read({ ...openFile('sr25519'), meta: { name } }).accounts[0]?.name;

  it('K3 lose characters that hide or reorder, and length', () => {
    expect(nameIn('sa\u202efe\u0000 \n\u200bname\u2066')).toBe('sa fe name');
    expect(nameIn('💎'.repeat(1_000))).toBe('💎'.repeat(64));
    expect(nameIn('\u202e\u0007')).toBeNull();
  });

  it.each([[7], [null], [{}], [['x']]])('K3 that are no text (%j) are none', (name) => {
    expect(nameIn(name)).toBeNull();
  });
});

describe('writing', () => {
  it('K3 refuses an empty password and an empty list', async () => {
    const batch = { strength: 'compatible', random } as const;
    expect((await refused(writePolkadotJson(SECRET, '', NO_KDF, OPTIONS))).code).toBe(
      'keyfile/password-needed',
    );
    expect((await refused(writePolkadotBatch([], PASSWORD, NO_KDF, batch))).code).toBe('keyfile/no-secret');
  });

  it('K3 zeroes the key and the password it was handed for the hash', async () => {
    const seen: Uint8Array[] = [];
    const spy = {
      ...KDF,
      scrypt: async (...[password, salt, params, length]: Parameters<typeof KDF.scrypt>) => {
        const key = await KDF.scrypt(password, salt, params, length);
        seen.push(password, key);
        return key;
      },
    };
    const json = await writePolkadotJson(SECRET, PASSWORD, spy, OPTIONS);
    await openPolkadotAccount(readPolkadotJson(json), PASSWORD, spy);
    expect(seen.map(({ length }) => length)).toEqual([31, 32, 31, 32]);
    expect(seen.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
  });
});
