/** Valid files, changed at random: whatever comes out is the right account or a refusal with a name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWalletError } from '../../../../../src/core/errors/wallet-error.js';
import {
  openBatchAccounts,
  openPolkadotAccount,
  openPolkadotBatch,
  readPolkadotJson,
} from '../../../../../src/core/keyfiles/polkadot/index.js';
import { publicKeyOfSecret } from '../../../../../src/core/keys/secret.js';
import { KDF, NO_KDF, oldFile, openFile, PASSWORD, referencePair } from './support.js';

const CURVES = ['sr25519', 'ed25519'] as const;
/** Files that need no slow hash, so that every run opens for real. */
const FILES = CURVES.flatMap((curve) => [
  { curve, json: openFile(curve) },
  { curve, json: oldFile('0', curve) },
  { curve, json: oldFile('1', curve) },
  { curve, json: oldFile('2', curve) },
  { curve, json: oldFile('2', curve, null) },
]).map(({ curve, json }) => ({ curve, text: JSON.stringify(json), address: json.address }));

const PATHS = [
  ['encoded'],
  ['encoding'],
  ['encoding', 'content'],
  ['encoding', 'content', '0'],
  ['encoding', 'content', '1'],
  ['encoding', 'type'],
  ['encoding', 'type', '0'],
  ['encoding', 'version'],
  ['address'],
  ['meta'],
  ['meta', 'name'],
];

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    'pkcs8',
    'batch-pkcs8',
    ['batch-pkcs8'],
    ['pkcs8', 'sr25519'],
    ['pkcs8', 'ed25519'],
    ['pkcs8', 'ethereum'],
    'sr25519',
    'ed25519',
    'none',
    ['none'],
    'xsalsa20-poly1305',
    ['xsalsa20-poly1305'],
    ['scrypt', 'xsalsa20-poly1305'],
    '0',
    '1',
    '2',
    '3',
    openFile('sr25519').address,
    openFile('ed25519').address,
    openFile('sr25519').encoded,
    oldFile('2', 'ed25519').encoded,
  ),
);

type Mutation =
  | { how: 'set'; path: string[]; value: unknown }
  | { how: 'remove'; path: string[] }
  | { how: 'flip'; at: number; bit: number }
  | { how: 'text'; at: number; cut: number; put: string };

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ how: fc.constant('set' as const), path: fc.constantFrom(...PATHS), value }),
  fc.record({ how: fc.constant('remove' as const), path: fc.constantFrom(...PATHS) }),
  fc.record({ how: fc.constant('flip' as const), at: fc.nat(200), bit: fc.nat(7) }),
  fc.record({
    how: fc.constant('text' as const),
    at: fc.nat(700),
    cut: fc.nat(20),
    put: fc.string({ maxLength: 8 }),
  }),
);

function mutate(text: string, change: Mutation): string {
  if (change.how === 'text')
    return text.slice(0, change.at) + change.put + text.slice(change.at + change.cut);
  const json = parsed(text);
  if (json === null) return text;
  if (change.how === 'flip') flipBit(json, change.at, change.bit);
  else {
    const parent = change.path.slice(0, -1).reduce<unknown>((at, key) => childOf(at, key), json);
    const key = change.path.at(-1) ?? '';
    if (isObject(parent) && change.how === 'set') parent[key] = change.value;
    if (isObject(parent) && change.how === 'remove') delete parent[key];
  }
  return JSON.stringify(json);
}

function isObject(candidate: unknown): candidate is Record<string, unknown> {
  return typeof candidate === 'object' && candidate !== null;
}

function childOf(parent: unknown, key: string): unknown {
  return isObject(parent) ? parent[key] : undefined;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json : null;
  } catch {
    return null;
  }
}

/** One bit of the decoded bytes, so that the change gets past the text encoding. */
function flipBit(json: Record<string, unknown>, at: number, bit: number): void {
  if (typeof json.encoded !== 'string') return;
  const hex = json.encoded.startsWith('0x');
  const bytes = hex ? Buffer.from(json.encoded.slice(2), 'hex') : Buffer.from(json.encoded, 'base64');
  const index = bytes.length === 0 ? 0 : at % bytes.length;
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
  json.encoded = hex ? `0x${bytes.toString('hex')}` : bytes.toString('base64');
}

/** The addresses a text leads to, or the code of its refusal. Anything but a WalletError fails the test. */
async function follow(text: string): Promise<{ addresses: string[]; refusedWith: string | null }> {
  try {
    const file = readPolkadotJson(text);
    if (file.kind === 'single') {
      const account = await openPolkadotAccount(file, PASSWORD, NO_KDF, 'sr25519');
      expect(account.accountId).toBe(`0x${Buffer.from(publicKeyOfSecret(account.secret)).toString('hex')}`);
      expect(account.secret.cryptoType).toBe(account.cryptoType);
      return { addresses: [account.address], refusedWith: null };
    }
    const addresses: string[] = [];
    const entries = await openPolkadotBatch(file, PASSWORD, NO_KDF);
    for await (const one of openBatchAccounts(entries, () => PASSWORD, NO_KDF)) {
      if ('result' in one) addresses.push(one.result.address);
      else expect(one.error.code).toMatch(/^keyfile\//);
    }
    return { addresses, refusedWith: null };
  } catch (error) {
    if (isWalletError(error)) return { addresses: [], refusedWith: error.code };
    // A valid cost by chance would reach the hash: not a refusal, and no account either.
    if (error instanceof Error && error.message === 'scrypt was called')
      return { addresses: [], refusedWith: null };
    throw error;
  }
}

describe('mutated files', () => {
  it('K3 all open before they are mutated', async () => {
    for (const { text, address } of FILES) expect((await follow(text)).addresses).toEqual([address]);
  });

  it('K3 S17 give the right account or a refusal with a code, never another address', async () => {
    const own = new Set(CURVES.map((curve) => referencePair(curve).address));
    const tally = { opened: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        async ({ text }, changes) => {
          const { addresses, refusedWith } = await follow(changes.reduce(mutate, text));
          // A mutation may put the other whole file in its place: both are known accounts, and no third can appear.
          for (const address of addresses) expect(own).toContain(address);
          if (addresses.length > 0) tally.opened++;
          if (refusedWith !== null) {
            tally.refused++;
            expect(refusedWith).toMatch(/^keyfile\//);
          }
        },
      ),
      { numRuns: 4_000 },
    );
    // Neither side may be empty, or the property would say nothing.
    expect(Math.min(tally.opened, tally.refused)).toBeGreaterThan(200);
  });

  it('K3 S17 never open to an account other than the one in `address` when only bytes change', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.array(fc.tuple(fc.nat(200), fc.nat(7)), { minLength: 1, maxLength: 4 }),
        async ({ text, address }, flips) => {
          const changed = flips.reduce((at, [byte, bit]) => mutate(at, { how: 'flip', at: byte, bit }), text);
          const { addresses, refusedWith } = await follow(changed);
          // Half of an sr25519 secret only seeds signatures: changed, it is still the key of the same account.
          if (refusedWith === null) expect(addresses).toEqual([address]);
          else expect(refusedWith).toMatch(/^keyfile\/(?:wrong-password|damaged|mismatch)$/);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('K3 S17 of generation 3 are refused or keep an accepted cost, before any hash', () => {
    const sealed = referencePair('sr25519').toJson(PASSWORD);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
        try {
          const { container } = readPolkadotJson(changes.reduce(mutate, JSON.stringify(sealed)));
          if (container.kdf === 'scrypt')
            expect([2 ** 13, 2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17]).toContain(container.params.N);
          else expect(container.kdf).toMatch(/^(?:none|plain-password)$/);
        } catch (error) {
          if (!isWalletError(error)) throw error;
          expect(error.code).toMatch(/^keyfile\//);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('K3 any text is refused with a code', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          readPolkadotJson(text);
        } catch (error) {
          expect(isWalletError(error) && error.code).toMatch(/^keyfile\//);
          return;
        }
        throw new Error('was read');
      }),
      { numRuns: 3_000 },
    );
  });

  it('K3 a real hash opens the file the mutations of generation 3 start from', async () => {
    const sealed = referencePair('sr25519').toJson(PASSWORD);
    const file = readPolkadotJson(JSON.stringify(sealed));
    expect((await openPolkadotAccount(file, PASSWORD, KDF)).address).toBe(sealed.address);
  });
});
