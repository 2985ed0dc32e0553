/** Valid forms changed at random, and noise: a kind every time, and no address that an independent decoder would not give. */
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Recognised,
  recogniseFile,
  recogniseFiles,
  recogniseText,
  secretsOf,
} from '../../../../../src/core/keyfiles/recognise/index.js';
import { NACL, TEXTS } from './samples.js';

const KINDS: ReadonlySet<string> = new Set([
  'empty',
  'phrase',
  'partial-phrase',
  'hex',
  'address',
  'hashed-account',
  'evm-address',
  'polkadot-json',
  'btcli',
  'bad-keyfile',
  'backup',
  'unknown',
] satisfies Array<Recognised['kind']>);

/** One change: what, where (share of the length), and with what. */
const change = fc.record({
  what: fc.constantFrom('flip', 'cut', 'insert', 'duplicate', 'case', 'join', 'none'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 40 }),
  bit: fc.integer({ min: 0, max: 6 }),
  text: fc.oneof(
    fc.constantFrom(
      ' ',
      '\n',
      '\r\n',
      '/',
      '//',
      '///',
      '"',
      '0x',
      '\u200b',
      '\ufeff',
      '\u00a0',
      ',',
      '１',
      '{',
      '}',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
  other: fc.constantFrom(...TEXTS),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(text: string, { what, at, length, bit, text: piece, other }: Change): string {
  const start = Math.floor(at * text.length);
  const [before, here, after] = [
    text.slice(0, start),
    text.slice(start, start + length),
    text.slice(start + length),
  ];
  if (what === 'flip') {
    const flipped = String.fromCharCode((text.charCodeAt(start) || 0) ^ (1 << bit));
    return before + flipped + text.slice(start + 1);
  }
  if (what === 'cut') return before + after;
  if (what === 'insert') return before + piece + text.slice(start);
  if (what === 'duplicate') return before + here + here + after;
  if (what === 'case') return before + (bit < 3 ? here.toUpperCase() : here.toLowerCase()) + after;
  return what === 'join' ? text + piece + other : text;
}

const mutated = fc
  .tuple(fc.constantFrom(...TEXTS), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) => changes.reduce(changed, text));

/** How this test takes off what a clipboard adds: letters and digits only, full width as plain. */
const plain = (text: string) => text.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '');

function check(found: Recognised, source: string): void {
  if (!KINDS.has(found.kind)) throw new Error(`kind ${found.kind}`);
  if (found.kind === 'address') {
    const theirs = decodeAddress(found.address, false, 42);
    if (`0x${bytesToHex(theirs)}` !== found.accountId) throw new Error('another account');
    // The same account is what the text spells, for the chain it names.
    if (!plain(source).includes(encodeAddress(theirs, found.prefix))) throw new Error('not in the text');
  }
  for (const cryptoType of ['sr25519', 'ed25519'] as const) {
    for (const secret of secretsOf(found, cryptoType)) {
      if (secret.cryptoType !== cryptoType) throw new Error('another curve');
    }
  }
}

describe('recognition of anything', () => {
  it('S17 S83 survives 75,000 changed texts', { timeout: 180_000 }, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(mutated, (text) => {
        const found = recogniseText(text);
        check(found, text);
        seen.set(found.kind, (seen.get(found.kind) ?? 0) + 1);
      }),
      { numRuns: 75_000 },
    );
    // The changes leave something of everything: the test looks at more than refusals.
    for (const kind of KINDS) {
      if (kind !== 'empty') expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(0);
    }
  });

  it('S17 S83 survives 15,000 changed files', { timeout: 180_000 }, () => {
    const edit = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), cut: fc.boolean() });
    const files = [NACL, ...TEXTS.map(utf8ToBytes)];
    const damaged = fc
      .tuple(fc.constantFrom(...files), fc.array(edit, { maxLength: 4 }))
      .map(([bytes, edits]) =>
        edits.reduce((before, { at, byte, cut }) => {
          if (cut) return before.slice(0, at % (before.length + 1));
          return before.length === 0 ? before : before.with(at % before.length, byte);
        }, new Uint8Array(bytes)),
      );
    fc.assert(
      fc.property(damaged, fc.string(), (bytes, path) => {
        const found = recogniseFile(path, bytes);
        check(found, Buffer.from(bytes).toString('utf8'));
        const [row] = recogniseFiles([{ path, bytes }]);
        expect(row?.recognised).toEqual(found);
      }),
      { numRuns: 15_000 },
    );
  });

  it('S17 survives 10,000 texts and files of noise', { timeout: 180_000 }, () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.json(),
      fc.stringMatching(/^[0-9a-fx/ ]{0,140}$/),
      fc.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{40,60}$/),
    );
    fc.assert(
      fc.property(noise, (text) => check(recogniseText(text), text)),
      { numRuns: 5000 },
    );
    const bytes = fc.uint8Array({ maxLength: 400 });
    fc.assert(
      fc.property(bytes, (file) => check(recogniseFile('x', file), Buffer.from(file).toString('utf8'))),
      { numRuns: 5000 },
    );
  });

  // A pattern that goes back and forth would need hours for these; the run's own limit is the judge.
  const MEBIBYTE = 1024 * 1024;
  it.each([
    ' ',
    '\n',
    'a ',
    'abandon ',
    '1. ',
    '/',
    '//a',
    '///',
    '0x',
    'f',
    '5',
    'l5Z',
    '"',
    '("',
    '\ufeff',
    '\u200b',
    '\u0301',
    'ﷺ',
    '{"a":',
    '[',
    '{"encoded":"a","encoding":',
    '-----BEGIN ',
    '<svg ',
    '<?xml ',
    'gAAAAA',
    '$ANSIBLE_VAULT;1.1;AES256\n',
    '$NACL',
    'bth1_',
    'KELVIN-BACKUP',
    '\0',
    '👩\u200d',
  ])('S17 reads a mebibyte of %j', (token) => {
    const run = token.repeat(Math.ceil(MEBIBYTE / token.length));
    for (const text of [run, `x${run}x`, `{${run}`, `"${run}`, `abandon ${run}`, run.slice(0, 4096)]) {
      expect(KINDS).toContain(recogniseText(text).kind);
      expect(KINDS).toContain(recogniseFile('wallet/coldkey', utf8ToBytes(text)).kind);
    }
  });
});
