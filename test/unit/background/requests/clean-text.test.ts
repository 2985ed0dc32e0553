import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from '../../../../src/background/requests/clean-text.js';

describe('the name a page gives itself', () => {
  it.each([
    ['an override of direction', 'Kelvin \u202Etxt.exe', 'Kelvin txt.exe'],
    ['zero-width characters', 'Ke\u200Blv\u200Din\uFEFF', 'Ke lv in'],
    ['line breaks', 'Kelvin\n\n\u2028Approve', 'Kelvin Approve'],
    ['control characters', '\u0000Kelvin\u0007', 'Kelvin'],
    ['many spaces', '  a    b  ', 'a b'],
    ['letters of other scripts', 'Стейкинг τ', 'Стейкинг τ'],
  ])('S52 loses %s', (_, given, shown) => {
    expect(cleanName(given)).toBe(shown);
  });

  it('S52 is nothing when nothing is left', () => {
    expect(cleanName('\u200B\u202E \n')).toBeNull();
  });

  it('S52 is one short line, whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 10_240 }), (text) => {
        const shown = cleanName(text) ?? '';
        expect([...shown].length).toBeLessThanOrEqual(128);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
