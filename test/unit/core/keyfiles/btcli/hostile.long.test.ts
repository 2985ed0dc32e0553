import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountIdHex, encodeAddress } from '../../../../../src/core/address/index.js';
import { isWalletError } from '../../../../../src/core/errors/wallet-error.js';
import {
  identifyFolder,
  type KeyfileAccount,
  openBtcli,
  recogniseBtcli,
  secretOf,
  writeKeyfileJson,
} from '../../../../../src/core/keyfiles/btcli/index.js';
import { overCofactor } from '../../../../../src/core/keyfiles/btcli/private-key.js';
import { openSecret, publicKeyOfSecret } from '../../../../../src/core/keys/secret.js';
import { ED, PHRASE, SR } from './alice.js';
import { noKdf } from './real-kdf.js';
import { bytesOf, jsonBytes, textOf } from './vectors.js';

const RUNS = 5000;

const opened = openSecret({ kind: 'phrase', phrase: PHRASE, path: '', cryptoType: 'sr25519' });
const seeds = Array.from({ length: 3 }, (_, index) => `${index + 1}`.repeat(64));

/** Key files of six accounts, three seeds on two curves, with a table of what belongs to whom. */
const people = seeds.flatMap((seedHex) =>
  (['sr25519', 'ed25519'] as const).map((cryptoType) => {
    const file = writeKeyfileJson({ kind: 'seed', seedHex, path: '', cryptoType });
    return JSON.parse(textOf(file)) as Record<string, string | number | null>;
  }),
);
const FIELDS = ['accountId', 'publicKey', 'privateKey', 'secretSeed', 'ss58Address'];

/** A wallet error, or a bug. */
async function attempt<T>(act: () => T | Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (!isWalletError(error)) throw error;
    return null;
  }
}

async function accountOf(bytes: Uint8Array): Promise<KeyfileAccount | null> {
  const file = recogniseBtcli(bytes);
  return file?.encryption === 'none' ? secretOf(await openBtcli(file, null, noKdf)) : null;
}

const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const magic = fc.constantFrom(
  '$NACL',
  '$ANSIBLE_VAULT;1.1;AES256\n',
  '$ANSIBLE_VAULT',
  'gAAAAA',
  '{',
  '0x',
  '',
);
const withMagic = fc
  .tuple(magic, fc.uint8Array({ maxLength: 300 }))
  .map(([start, rest]) => new Uint8Array([...bytesOf(start), ...rest]));
const hexText = fc
  .tuple(
    fc.constantFrom('', '0x', '0X', ' '),
    fc.array(fc.constantFrom(...'0123456789abcdefABCDEFg'), { maxLength: 140 }),
  )
  .map(([start, digits]) => bytesOf(start + digits.join('')));
const fieldName = fc.constantFrom(
  ...FIELDS,
  'secretPhrase',
  ' ss58Address',
  'cryptoType',
  'accountType',
  'signingScheme',
  'hashedDescriptor',
  '__proto__',
);
const fieldValue = fc.oneof(
  fc.constantFrom<unknown>(
    ...people.flatMap((person) => Object.values(person)),
    SR.publicKey,
    ED.ss58Address,
  ),
  fc.jsonValue(),
  anyText,
);
const oddJson = fc.array(fc.tuple(fieldName, fieldValue), { maxLength: 8 }).map((entries) => {
  const members = entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return bytesOf(`{${members.join(',')}}`);
});
const flipped = fc
  .tuple(fc.constantFrom<object>(SR, ED, ...people), fc.nat(2000), fc.integer({ min: 0, max: 255 }))
  .map(([file, at, value]) => {
    const bytes = jsonBytes(file);
    bytes[at % bytes.length] = value;
    return bytes;
  });
const hostile = fc.oneof(
  withMagic,
  hexText,
  oddJson,
  flipped,
  anyText.map(bytesOf),
  fc.uint8Array({ maxLength: 100 }),
);

describe('hostile key files', () => {
  it('S17 whatever comes in, only a wallet error comes out', async () => {
    let known = 0;
    await fc.assert(
      fc.asyncProperty(
        hostile,
        fc.constantFrom('password', ' password', '', null),
        async (bytes, password) => {
          const file = await attempt(() => recogniseBtcli(bytes));
          if (!file) return;
          known += 1;
          // A key of zeroes stands for the slow hashes: the containers behind it meet the same bytes.
          const zeroes = (length: number) => Promise.resolve(new Uint8Array(length));
          const kdf = {
            scrypt: (_: unknown, __: unknown, ___: unknown, length: number) => zeroes(length),
            argon2i: (_: unknown, __: unknown, ___: unknown, length: number) => zeroes(length),
            pbkdf2Sha256: (_: unknown, __: unknown, ___: unknown, length: number) => zeroes(length),
          };
          const content = await attempt(() => openBtcli(file, password, kdf));
          if (content) await attempt(() => secretOf(content));
        },
      ),
      { numRuns: RUNS },
    );
    expect(known).toBeGreaterThan(RUNS / 20);
  }, 120_000);

  it('S17 a folder of anything has a row for each file, and an address only from a file that says it', () => {
    const part = fc.constantFrom(
      'hotkeys',
      'coldkey',
      'coldkeypub.txt',
      'wallets',
      '..',
      '',
      'xpub.txt',
      '.DS_Store',
    );
    const path = fc.oneof(
      fc
        .tuple(fc.array(part, { maxLength: 5 }), fc.constantFrom('/', '\\'))
        .map(([parts, slash]) => parts.join(slash)),
      anyText,
    );
    fc.assert(
      fc.property(fc.array(fc.record({ path, bytes: hostile }), { maxLength: 4 }), (files) => {
        const rows = identifyFolder(files);
        expect(rows.map((row) => row.path)).toEqual(files.map((file) => file.path));
        for (const [index, { address, encryption, problem }] of rows.entries()) {
          expect(problem).not.toBe('internal');
          if (address === null) continue;
          expect(encryption).toBe('none');
          const text = textOf(files[index]?.bytes ?? new Uint8Array()).toLowerCase();
          const spelled = addressesIn(text);
          expect(spelled.has(address)).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('S17 a file mixed from several accounts gives one of them only when all its parts are its own', async () => {
    const ownerOf = new Map<unknown, Set<string>>();
    for (const person of people) {
      for (const field of FIELDS) {
        const key = `${field} ${person[field]}`;
        ownerOf.set(key, new Set([...(ownerOf.get(key) ?? []), String(person.accountId)]));
      }
    }
    const person = fc.integer({ min: 0, max: people.length - 1 });
    // Mostly one person's fields, each with a small chance of being somebody else's or missing.
    const mixed = fc.tuple(
      person,
      fc.tuple(
        ...FIELDS.map(() =>
          fc.oneof(
            { weight: 6, arbitrary: fc.constant('own') },
            { weight: 3, arbitrary: fc.constant('none') },
            { weight: 1, arbitrary: person },
          ),
        ),
      ),
      fc.constantFrom(undefined, 0, 1, '1', null),
    );
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(mixed, async ([main, choices, cryptoType]) => {
        const parts = FIELDS.flatMap((field, index) => {
          const choice = choices[index];
          const source = choice === 'own' ? main : choice;
          return typeof source === 'number' ? [[field, people[source]?.[field]] as const] : [];
        });
        const account = await attempt(() =>
          accountOf(jsonBytes({ ...Object.fromEntries(parts), cryptoType })),
        );
        if (!account) {
          refused += 1;
          return;
        }
        accepted += 1;
        expect(account.address).toBe(
          encodeAddress(new Uint8Array(Buffer.from(account.accountId.slice(2), 'hex'))),
        );
        for (const [field, value] of parts)
          expect(ownerOf.get(`${field} ${value}`)?.has(account.accountId)).toBe(true);
        if (account.secret) expect(accountIdHex(publicKeyOfSecret(account.secret))).toBe(account.accountId);
        expect(account.secret !== null).toBe(
          parts.some(([field]) => field === 'privateKey' || field === 'secretSeed'),
        );
      }),
      { numRuns: RUNS },
    );
    expect(accepted).toBeGreaterThan(RUNS / 20);
    expect(refused).toBeGreaterThan(RUNS / 20);
  }, 120_000);

  it('S17 one changed byte anywhere in a file never gives another account', async () => {
    const file = jsonBytes({ ...SR, secretPhrase: null, cryptoType: 1 });
    let same = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = file.slice();
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const account = await attempt(() => accountOf(bytes));
        if (!account) return;
        same += 1;
        expect(account.accountId).toBe(SR.accountId);
      }),
      { numRuns: RUNS },
    );
    // A changed field name is a field less, and the rest still agrees.
    expect(same).toBeGreaterThan(0);
  }, 120_000);

  it('S17 a phrase beside a changed key is refused', async () => {
    const digits = overCofactor(Buffer.from(opened.secretKey).toString('hex'));
    expect(`0x${digits}`).toBe(SR.privateKey);
    await fc.assert(
      fc.asyncProperty(fc.nat(63), fc.integer({ min: 1, max: 15 }), async (at, change) => {
        const nibble = ((Number.parseInt(digits[at] ?? '0', 16) ^ change) & 15).toString(16);
        const privateKey = `0x${digits.slice(0, at)}${nibble}${digits.slice(at + 1)}`;
        expect(await attempt(() => accountOf(jsonBytes({ ...SR, privateKey })))).toBeNull();
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});

/** Every address that a text spells or whose key it spells. */
function addressesIn(lowerCase: string): Set<string> {
  const found = new Set<string>();
  for (const [digits] of lowerCase.matchAll(/[0-9a-f]{64}/g)) {
    found.add(encodeAddress(new Uint8Array(Buffer.from(digits, 'hex'))));
  }
  for (const { ss58Address } of [SR, ED, ...people]) {
    if (lowerCase.includes(String(ss58Address).toLowerCase())) found.add(String(ss58Address));
  }
  return found;
}
