import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhrase, phraseOf } from '../../../../src/core/keys/phrase.js';
import { suggestWord } from '../../../../src/core/keys/suggest.js';
import { PHRASE, refusal } from '../../background/wallet/wallet-world.js';

function withWord(position: number, word: string): string {
  return PHRASE.split(' ')
    .map((original, index) => (index === position - 1 ? word : original))
    .join(' ');
}

describe('parsePhrase', () => {
  it('K2 reads back every phrase it writes', () => {
    const entropy = fc
      .constantFrom(16, 20, 24, 28, 32)
      .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
    fc.assert(
      fc.property(entropy, (bytes) => {
        expect(parsePhrase(phraseOf(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each([0, 1, 11, 13, 25])('K2 refuses %i words', (words) => {
    const phrase = Array.from({ length: words }, () => 'abandon').join(' ');
    expect(refusal(() => parsePhrase(phrase))).toEqual({
      code: 'keys/bad-phrase-length',
      context: { words },
    });
  });

  it.each([
    [1, 'olld', 'old'],
    [2, 'leoprad', 'leopard'],
    [5, 'spatail', 'spatial'],
    [12, 'reveiw', 'review'],
    [7, 'xxxxxxxx', null],
  ])('K2 names wrong word %i and what it may have been', (position, typed, suggestion) => {
    const { code, context } = refusal(() => parsePhrase(withWord(position, typed)));
    expect({ code, context }).toEqual({ code: 'keys/bad-phrase-word', context: { position, suggestion } });
  });

  it('K2 notices a right word in the wrong place', () => {
    expect(refusal(() => parsePhrase(withWord(12, 'zoo'))).code).toBe('keys/bad-phrase-checksum');
  });

  it('S15 repeats nothing that was typed in its errors', () => {
    const error = JSON.stringify(refusal(() => parsePhrase(withWord(7, 'qqsecretqq'))));
    expect(error).not.toContain('qqsecretqq');
    expect(error).not.toContain('leopard');
  });

  it('answers any text with a phrase or one of its own errors', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(refusal(() => parsePhrase(text)).code).toMatch(/^keys\/bad-phrase/);
      }),
    );
  });
});

describe('suggestWord', () => {
  it('finds most words again after one wrong, missing or swapped letter', () => {
    const mangled = fc
      .tuple(
        fc.constantFrom(...wordlist.filter((word) => word.length >= 6)),
        fc.nat(),
        fc.constantFrom(0, 1, 2),
      )
      .map(([word, seed, kind]) => {
        const at = 4 + (seed % (word.length - 4));
        const last = Math.min(at, word.length - 2);
        const changes = [
          word.slice(0, at) + word.slice(at + 1),
          `${word.slice(0, at)}x${word.slice(at + 1)}`,
          `${word.slice(0, last)}${word[last + 1]}${word[last]}${word.slice(last + 2)}`,
        ];
        return { word, typed: changes[kind] ?? word };
      });
    fc.assert(
      fc.property(mangled, ({ word, typed }) => {
        expect(suggestWord(typed, wordlist)?.slice(0, 3)).toBe(word.slice(0, 3));
      }),
    );
  });

  it('says nothing about what is like no word', () => {
    expect(suggestWord('zzzzzzzz', wordlist)).toBeNull();
    expect(suggestWord('a'.repeat(500), wordlist)).toBeNull();
  });
});
