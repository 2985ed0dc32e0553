import { describe, expect, it } from 'vitest';
import { encodeAddress } from '../../../../../src/core/address/index.js';
import {
  type BtcliFile,
  type KeyfileAccount,
  openBtcli,
  recogniseBtcli,
  secretOf,
} from '../../../../../src/core/keyfiles/btcli/index.js';
import { overCofactor, timesCofactor } from '../../../../../src/core/keyfiles/btcli/private-key.js';
import { openSecret, publicKeyOfSecret } from '../../../../../src/core/keys/secret.js';
import { ED, OTHER_PHRASE, PHRASE, SEED, SR } from './alice.js';
import { noKdf } from './real-kdf.js';
import { bytesOf, HAS_VECTORS, jsonBytes, type KeyVectors, refusalOf, vectors } from './vectors.js';

function recognised(bytes: Uint8Array): BtcliFile {
  const file = recogniseBtcli(bytes);
  if (!file) throw new Error('not recognised');
  return file;
}

/** The account of a plain file, as the import screen would get it. */
async function accountOf(bytes: Uint8Array): Promise<KeyfileAccount> {
  return secretOf(await openBtcli(recognised(bytes), null, noKdf));
}

const accountOfJson = (fields: unknown) => accountOf(jsonBytes(fields));
const refusalOfJson = (fields: unknown) => refusalOf(() => accountOfJson(fields));
const only = <T extends object, K extends keyof T>(from: T, ...names: K[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

describe('recogniseBtcli', () => {
  it('K4 says what a plain file holds without deriving', () => {
    expect(recognised(jsonBytes({ ...SR, cryptoType: 1 }))).toMatchObject({
      encryption: 'none',
      holds: {
        form: 'json',
        secrets: ['phrase', 'seed', 'key'],
        accountId: SR.accountId,
        address: SR.ss58Address,
        cryptoType: 'sr25519',
      },
    });
    expect(recognised(jsonBytes({ ss58Address: SR.ss58Address }))).toMatchObject({
      holds: { secrets: [], address: SR.ss58Address, cryptoType: null },
    });
  });

  it.each([
    ['seed', SEED.slice(2), ['seed'], null],
    ['key', SR.privateKey.slice(2), ['key'], null],
    ['key', `${SR.privateKey}\r\n`, ['key'], null],
    ['phrase', ` ${PHRASE}\n`, ['phrase'], null],
    ['public', SR.publicKey, [], SR.ss58Address],
  ] as const)(
    'K4 recognises the bare form %s of the time before JSON: %s',
    async (form, text, secrets, address) => {
      expect(recognised(bytesOf(text))).toMatchObject({
        encryption: 'none',
        holds: { form, secrets, address },
      });
      const account = await accountOf(bytesOf(text));
      expect(account.accountId).toBe(SR.accountId);
      expect(account.secret?.kind ?? 'public').toBe(form);
    },
  );

  it('K4 recognises none of what is no key file', () => {
    const others = [
      '',
      '{}',
      '[]',
      'null',
      '{"cryptoType": 1}',
      '{"encoded": "AA", "encoding": {}, "address": "5x", "publicKey": "0x"}',
      '{"publicKey": "0x12',
      SEED.slice(3),
      `0x${'g'.repeat(64)}`,
      PHRASE.replace('leopard', 'leopart'),
      PHRASE.split(' ').slice(1).join(' '),
      ' $NACL',
      '{"__proto__": {"secretPhrase": "x"}}',
    ];
    expect(others.filter((text) => recogniseBtcli(bytesOf(text)) !== null)).toEqual([]);
    expect(recogniseBtcli(Uint8Array.of(0xff, 0xfe, 0x00))).toBeNull();
  });

  it('S17 reads nothing above 1 MiB, encrypted or not', async () => {
    const limit = 1024 * 1024;
    for (const start of ['$NACL', '{"secretPhrase": "x"}']) {
      const bytes = new Uint8Array(limit + 1);
      bytes.set(bytesOf(start));
      expect(await refusalOf(() => recogniseBtcli(bytes))).toEqual({
        code: 'keyfile/too-large',
        context: { bytes: limit + 1, limit },
      });
      expect(recogniseBtcli(bytes.subarray(0, limit))?.encryption ?? null).toBe(
        start === '$NACL' ? 'nacl' : null,
      );
    }
  });
});

describe('secretOf', () => {
  it('K4 prefers the phrase, then the seed, then the key, and gives one account for all', async () => {
    const wanted = [
      [SR, { kind: 'phrase', phrase: PHRASE, path: '', cryptoType: 'sr25519' }],
      [
        only(SR, 'secretSeed', 'privateKey'),
        { kind: 'seed', seedHex: SEED.slice(2), path: '', cryptoType: 'sr25519' },
      ],
      [
        only(SR, 'privateKey'),
        { kind: 'key', secretHex: timesCofactor(SR.privateKey.slice(2)), cryptoType: 'sr25519' },
      ],
      [
        only(ED, 'privateKey', 'cryptoType'),
        { kind: 'key', secretHex: SEED.slice(2), cryptoType: 'ed25519' },
      ],
    ] as const;
    for (const [fields, secret] of wanted) {
      const account = await accountOfJson(fields);
      expect(account.secret).toEqual(secret);
      expect(account.address).toBe(secret.cryptoType === 'sr25519' ? SR.ss58Address : ED.ss58Address);
    }
  });

  it('K4 reads what old writers wrote: nulls, empty text, any order, a space in a name, a type in quotes', async () => {
    const reversed = Object.fromEntries(Object.entries(SR).reverse());
    const { ss58Address, ...nameless } = SR;
    for (const fields of [
      reversed,
      { ...SR, secretSeed: null, privateKey: '', cryptoType: null, hashedDescriptor: null, future: 'field' },
      { ...nameless, ' ss58Address': ss58Address },
      { ' ss58Address': ss58Address, secretPhrase: PHRASE.toUpperCase() },
      { ...SR, cryptoType: '1' },
      { ...SR, cryptoType: 1, accountType: 'standard', signingScheme: 'sr25519' },
      { ...SR, publicKey: SR.publicKey.slice(2).toUpperCase(), secretSeed: SEED.slice(2) },
    ]) {
      expect((await accountOfJson(fields)).address).toBe(ss58Address);
    }
    expect((await accountOfJson({ ...ED, cryptoType: '0' })).address).toBe(ED.ss58Address);
  });

  it('K4 reads a seed that an old Rust writer wrote as raw text', async () => {
    // 32 bytes that are valid UTF-8, one of them not ASCII.
    const raw = 'thirty-one bytes of seed, é, !!';
    const seedHex = Buffer.from(raw, 'utf8').toString('hex');
    expect(seedHex).toHaveLength(64);
    const secret = { kind: 'seed', seedHex, path: '', cryptoType: 'sr25519' } as const;
    const ss58Address = encodeAddress(publicKeyOfSecret(secret));
    for (const secretSeed of [`0x${raw}`, raw, `0x${seedHex}`]) {
      expect(await accountOfJson({ secretSeed, ss58Address })).toMatchObject({
        secret,
        address: ss58Address,
      });
    }
  });

  it('S17 takes no other text for a seed: not a seed cut short, not what nothing confirms', async () => {
    const damaged = { code: 'keyfile/damaged', context: { field: 'secretSeed' } };
    const { ss58Address } = SR;
    for (const secretSeed of [
      SEED.slice(0, 32),
      SEED.slice(0, 34),
      SEED.slice(2, 34),
      'x'.repeat(31),
      '\ud800'.repeat(32),
    ]) {
      expect(await refusalOfJson({ secretSeed, ss58Address })).toEqual(damaged);
    }
    expect(await refusalOfJson({ secretSeed: `0x${'x'.repeat(32)}` })).toEqual(damaged);
    expect(await refusalOfJson({ secretSeed: `0x${'x'.repeat(32)}`, ss58Address })).toEqual({
      code: 'keyfile/mismatch',
      context: { field: 'ss58Address' },
    });
  });

  it('K4 watches an account whose file has no secret', async () => {
    expect(await accountOfJson(only(SR, 'publicKey', 'ss58Address'))).toEqual({
      secret: null,
      accountId: SR.accountId,
      address: SR.ss58Address,
      cryptoType: null,
    });
    const empty = { publicKey: null, secretPhrase: null, ss58Address: null };
    expect((await refusalOfJson(empty)).code).toBe('keyfile/no-secret');
  });

  it('S17 finds the curve by the account named, whatever the file says of it', async () => {
    const { cryptoType: _, ...unnamed } = ED;
    for (const fields of [unnamed, { ...ED, cryptoType: 1 }]) {
      expect(await accountOfJson(fields)).toMatchObject({ address: ED.ss58Address, cryptoType: 'ed25519' });
    }
    expect(await accountOfJson({ ...SR, cryptoType: 0 })).toMatchObject({
      address: SR.ss58Address,
      cryptoType: 'sr25519',
    });
  });

  it('S17 does not guess the curve of a key when no account is named', async () => {
    expect(await refusalOfJson({ privateKey: SEED })).toEqual({
      code: 'keyfile/damaged',
      context: { field: 'privateKey' },
    });
    expect(await refusalOfJson({ privateKey: SR.privateKey, cryptoType: 0 })).toEqual({
      code: 'keyfile/damaged',
      context: { field: 'privateKey' },
    });
    const withPublicKey = `${SEED}${ED.publicKey.slice(2)}`;
    expect((await accountOfJson({ privateKey: withPublicKey, cryptoType: 0 })).address).toBe(ED.ss58Address);
  });

  const otherKey = openSecret({ kind: 'phrase', phrase: OTHER_PHRASE, path: '', cryptoType: 'sr25519' });
  const other = encodeAddress(otherKey.publicKey);
  const mismatch = (field: string) => ({ code: 'keyfile/mismatch', context: { field } });

  it.each([
    ['secretPhrase', { ...SR, secretPhrase: OTHER_PHRASE }],
    ['secretSeed', { ...SR, secretSeed: `0x${'11'.repeat(32)}` }],
    ['privateKey', { ...SR, privateKey: `${SR.privateKey.slice(0, 4)}0${SR.privateKey.slice(5)}` }],
    ['privateKey', { ...SR, privateKey: SEED }],
    ['privateKey', { ...ED, privateKey: `0x${'11'.repeat(32)}` }],
    ['ss58Address', { ...SR, ss58Address: other }],
    ['ss58Address', { ...SR, ' ss58Address': other }],
    ['accountId', { ...SR, accountId: ED.accountId }],
    [
      'publicKey',
      {
        ...SR,
        publicKey: ED.publicKey,
        accountId: ED.publicKey,
        ss58Address: ED.ss58Address,
        privateKey: SR.privateKey,
        secretSeed: null,
        secretPhrase: null,
      },
    ],
    ['ss58Address', { secretPhrase: PHRASE, ss58Address: other }],
    ['secretSeed', { secretPhrase: PHRASE, secretSeed: `0x${'11'.repeat(32)}` }],
    ['signingScheme', { ...SR, cryptoType: 1, signingScheme: 'ed25519' }],
  ])('S17 refuses a file whose %s disagrees', async (field, fields) => {
    expect(await refusalOfJson(fields)).toEqual(mismatch(field));
  });

  it('S17 refuses a phrase whose key was derived on a path: the file would be two accounts', async () => {
    const secret = { kind: 'phrase', phrase: PHRASE, path: '//hot', cryptoType: 'sr25519' } as const;
    const ss58Address = encodeAddress(publicKeyOfSecret(secret));
    expect(await refusalOfJson({ secretPhrase: PHRASE, ss58Address })).toEqual(mismatch('ss58Address'));
  });

  it.each([
    { ...SR, hashedDescriptor: `0x0101${'07'.repeat(32)}` },
    { ...SR, accountType: 'hashed' },
    { ...SR, signingScheme: 'ml-dsa-65', publicKey: `0x${'00'.repeat(1952)}` },
    { ...SR, cryptoType: 2 },
    { ...SR, cryptoType: '3' },
  ])('S17 never takes an account of another kind for sr25519: %o', async (fields) => {
    expect((await refusalOfJson(fields)).code).toBe('keyfile/unsupported-type');
  });

  it.each([
    ['publicKey', { ...SR, publicKey: SR.publicKey.slice(0, -2) }],
    ['publicKey', { ...SR, publicKey: 7 }],
    ['accountId', { ...SR, accountId: '0xzz' }],
    ['ss58Address', { ...SR, ss58Address: `${SR.ss58Address.slice(0, -1)}Y` }],
    ['secretSeed', { ...SR, secretSeed: '0x1234' }],
    ['privateKey', { ...SR, privateKey: SR.privateKey.slice(0, -2) }],
    ['cryptoType', { ...SR, cryptoType: -1 }],
    ['cryptoType', { ...SR, cryptoType: 0.5 }],
    ['cryptoType', { ...SR, cryptoType: 'sr25519' }],
    ['secretPhrase', { ...SR, secretPhrase: PHRASE.replace('review', 'abandon') }],
    ['secretPhrase', { ...SR, secretPhrase: [PHRASE] }],
  ])('S17 refuses a damaged %s and says which field it is', async (field, fields) => {
    expect(await refusalOfJson(fields)).toEqual({ code: 'keyfile/damaged', context: { field } });
  });

  it('S17 refuses the public development phrase', async () => {
    const secretPhrase = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
    expect((await refusalOfJson({ secretPhrase })).code).toBe('keys/dev-phrase');
    expect((await refusalOf(() => accountOf(bytesOf(secretPhrase)))).code).toBe('keys/dev-phrase');
  });
});

describe.skipIf(!HAS_VECTORS)(
  'sr25519 private keys (needs ../shared/chain/vectors beside the project)',
  () => {
    it('K4 turns every recorded key into the form of btcli and back', () => {
      const { phrases } = vectors<KeyVectors>('keys');
      expect(phrases.length).toBeGreaterThan(3);
      for (const { sr25519 } of phrases) {
        const [wide, canonical] = [
          sr25519.secret_ed25519_form_64,
          sr25519.secret_canonical_form_64_btcli,
        ].map((hex) => hex.slice(2));
        expect(overCofactor(wide ?? '')).toBe(canonical);
        expect(timesCofactor(canonical ?? '')).toBe(wide);
        expect(publicKeyOfSecret({ kind: 'key', secretHex: wide ?? '', cryptoType: 'sr25519' })).toEqual(
          new Uint8Array(Buffer.from(sr25519.public.slice(2), 'hex')),
        );
      }
    });
  },
);

describe('the cofactor', () => {
  it('S17 refuses a scalar that would lose bits', async () => {
    const high = `${'00'.repeat(31)}20${'00'.repeat(32)}`;
    const odd = `01${'00'.repeat(63)}`;
    expect((await refusalOf(() => timesCofactor(high))).code).toBe('keys/bad-secret-key');
    expect((await refusalOf(() => overCofactor(odd))).code).toBe('keys/bad-secret-key');
  });
});
