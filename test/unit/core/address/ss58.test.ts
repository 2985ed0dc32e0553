import { existsSync, readFileSync } from 'node:fs';
import { hexToBytes } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountIdHex,
  addressOf,
  decodeAddress,
  decodeAnyPrefix,
  encodeAddress,
  sameAccount,
  shortAddress,
} from '../../../../src/core/address/index.js';
import { isWalletError } from '../../../../src/core/errors/wallet-error.js';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const ALICE_ID = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';
const ALICE_ON_POLKADOT = '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5';
const ALICE_AS_13116 = 'bt7zDqc4kAcKZ6kWup5yyuvRAbeYPhXGxwXY4CguG476A9MCE';

const accountId = fc.uint8Array({ minLength: 32, maxLength: 32 });

function refusal(decode: () => unknown): { code: string; context: unknown } {
  try {
    decode();
  } catch (error) {
    if (isWalletError(error)) return error.toBody();
    throw error;
  }
  throw new Error('was accepted');
}

describe('decodeAddress', () => {
  it('reads a prefix 42 address', () => {
    const { accountId: bytes, prefix } = decodeAddress(ALICE);
    expect(accountIdHex(bytes)).toBe(ALICE_ID);
    expect(prefix).toBe(42);
    expect(addressOf(ALICE_ID)).toBe(ALICE);
  });

  it('S83 refuses another chain’s spelling and shows the one of this chain', () => {
    for (const [text, prefix] of [
      [ALICE_ON_POLKADOT, 0],
      [ALICE_AS_13116, 13116],
    ] as const) {
      const { code, context } = refusal(() => decodeAddress(text));
      expect({ code, context }).toEqual({ code: 'address/prefix', context: { prefix, asBittensor: ALICE } });
    }
  });

  it.each([
    ['nothing', '', 'address/empty'],
    ['a 20-byte EVM address', '0x25df24b20acfd0b1aa2e7ca3ce3f5b5cffe2ea1d', 'address/syntax'],
    ['32 bytes of hex', ALICE_ID, 'address/syntax'],
    ['a leading space', ` ${ALICE}`, 'address/syntax'],
    ['a character that base58 does not have', ALICE.replace('G', '0'), 'address/syntax'],
    ['one changed character', ALICE.replace(/Y$/, 'Z'), 'address/checksum'],
    ['a cut address', ALICE.slice(0, -4), 'address/length'],
    ['one character', '5', 'address/length'],
    ['a page of text', '5'.repeat(100_000), 'address/length'],
    [
      'a two-byte spelling of prefix 42',
      base58.encode(Uint8Array.of(0x4a, 0x80, ...new Uint8Array(34))),
      'address/syntax',
    ],
    ['a reserved first byte', base58.encode(Uint8Array.of(0xff, 0, ...new Uint8Array(34))), 'address/syntax'],
  ])('S83 refuses %s', (_what, text, code) => {
    expect(refusal(() => decodeAddress(text)).code).toBe(code);
  });

  it('gives back the bytes and the prefix that were encoded', () => {
    fc.assert(
      fc.property(accountId, fc.integer({ min: 0, max: 16_383 }), (bytes, prefix) => {
        expect(decodeAnyPrefix(encodeAddress(bytes, prefix))).toEqual({ accountId: bytes, prefix });
      }),
    );
  });

  it('answers any text with an address or one of its own errors', () => {
    const alphabet = [...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'];
    const nearly = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 45, maxLength: 50 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), (text) => {
        expect(refusal(() => decodeAddress(text)).code).toMatch(/^address\//);
      }),
    );
  });

  it('notices every single changed character', () => {
    fc.assert(
      fc.property(accountId, fc.nat(47), fc.constantFrom(...'abcdefgh'), (bytes, at, letter) => {
        const address = encodeAddress(bytes);
        fc.pre(address[at] !== letter);
        const changed = address.slice(0, at) + letter + address.slice(at + 1);
        expect(refusal(() => decodeAddress(changed)).code).toMatch(/^address\//);
      }),
    );
  });
});

describe('encodeAddress', () => {
  it('refuses what is not 32 bytes, and prefixes that do not exist', () => {
    expect(refusal(() => encodeAddress(new Uint8Array(20))).code).toBe('address/length');
    expect(refusal(() => addressOf('0x25df24b20acfd0b1aa2e7ca3ce3f5b5cffe2ea1d')).code).toBe(
      'address/length',
    );
    expect(() => encodeAddress(new Uint8Array(32), 16_384)).toThrow(RangeError);
  });
});

describe('sameAccount', () => {
  it('compares the account, not the spelling', () => {
    expect(sameAccount(ALICE, ALICE_ON_POLKADOT)).toBe(true);
    expect(sameAccount(ALICE, encodeAddress(hexToBytes('11'.repeat(32))))).toBe(false);
  });

  it('throws when one is no address', () => {
    expect(refusal(() => sameAccount(ALICE, 'alice')).code).toBe('address/syntax');
  });
});

describe('shortAddress', () => {
  it('keeps the first and last six characters', () => {
    expect(shortAddress(ALICE)).toBe('5Grwva…GKutQY');
  });

  it('leaves short text whole', () => {
    expect(shortAddress('5Grwva')).toBe('5Grwva');
  });
});

const vectorFile = '../shared/chain/vectors/addresses.json';
describe.skipIf(!existsSync(vectorFile))('reference vectors', () => {
  interface Case {
    case: string;
    address: string;
    strict_prefix_42: boolean;
  }
  const read = (): Case[] => JSON.parse(readFileSync(vectorFile, 'utf8')).ss58_cases;

  it('agrees with the reference decoder on what is an address of this chain', () => {
    for (const { case: name, address, strict_prefix_42: isValid } of read()) {
      const outcome = isValid
        ? accountIdHex(decodeAddress(address).accountId)
        : refusal(() => decodeAddress(address)).code;
      expect(outcome, name).toMatch(isValid ? /^0xd43593/ : /^address\//);
    }
  });
});
