import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath } from '../../../../src/core/keys/path.js';
import { refusal } from '../../background/wallet/wallet-world.js';

const codes = (path: string) => parsePath(path).junctions.map(({ chainCode }) => bytesToHex(chainCode));

describe('parsePath', () => {
  it('reads hard and soft junctions in order, and the password', () => {
    const { junctions, password } = parsePath('//hard/soft//0///pa/ss//word');
    expect(junctions.map(({ hard }) => hard)).toEqual([true, false, true]);
    expect(password).toBe('pa/ss//word');
    expect(parsePath('')).toEqual({ junctions: [], password: '' });
    expect(parsePath('///pw')).toEqual({ junctions: [], password: 'pw' });
  });

  it('turns digits into a number and everything else into a SCALE string', () => {
    expect(codes('//1000')).toEqual([`e803${'00'.repeat(30)}`]);
    expect(codes('//007')).toEqual(codes('//7'));
    expect(codes('//18446744073709551615')).toEqual([`${'ff'.repeat(8)}${'00'.repeat(24)}`]);
    expect(codes('//Alice')).toEqual([`14416c696365${'00'.repeat(26)}`]);
    expect(codes('//1a')).toEqual([`083161${'00'.repeat(29)}`]);
  });

  it('keeps 31 bytes as they are and hashes what is longer', () => {
    expect(codes(`//${'a'.repeat(31)}`)).toEqual([`7c${'61'.repeat(31)}`]);
    expect(codes(`//${'a'.repeat(32)}`)[0]).toMatch(/^(?!80616161)[0-9a-f]{64}$/);
    expect(codes(`//${'a'.repeat(250)}`)[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(['Alice', '/', '//', '//a/', '//a//', 'x//a', ' //a', '//18446744073709551616', '//+5'])(
    'refuses %j',
    (path) => {
      expect(refusal(() => parsePath(path)).code).toBe('keys/bad-path');
    },
  );

  it('S15 repeats nothing that was typed in its errors', () => {
    expect(JSON.stringify(refusal(() => parsePath('hunter2///swordfish')))).not.toMatch(/hunter2|swordfish/);
  });

  it('splits what was joined, whatever the names and the password', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => /^[^/+\d][^/]*$/.test(text));
    const junction = fc.record({ hard: fc.boolean(), name });
    const password = fc.option(fc.string({ unit: 'grapheme' }), { nil: null });
    fc.assert(
      fc.property(fc.array(junction, { maxLength: 5 }), password, (junctions, word) => {
        const path = junctions.map((entry) => `${entry.hard ? '//' : '/'}${entry.name}`).join('');
        const parsed = parsePath(word === null ? path : `${path}///${word}`);
        expect(parsed.junctions.map(({ hard }) => hard)).toEqual(junctions.map(({ hard }) => hard));
        expect(parsed.password).toBe(word ?? '');
      }),
    );
  });

  it('answers any text with a path or its own error', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', 'a', '0', '+', 'é', '\n') }), (text) => {
        try {
          expect(parsePath(text).junctions.every(({ chainCode }) => chainCode.length === 32)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ name: 'WalletError', code: 'keys/bad-path' });
        }
      }),
    );
  });
});
