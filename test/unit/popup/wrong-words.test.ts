import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrongWordsIn } from '../../../src/popup/features/import/forms/wrong-words.js';

describe('K2 wrong words', () => {
  it('K2 leaves the word alone that is still being typed, as long as some word begins so', () => {
    expect(wrongWordsIn(['old', 'leop', ''], 1)).toEqual([]);
    expect(wrongWordsIn(['old', 'leop', ''], null)).toEqual([{ position: 1, suggestion: 'leopard' }]);
    expect(wrongWordsIn(['old', 'leoq'], 1)).toHaveLength(1);
    expect(wrongWordsIn(['ab'], null)).toEqual([{ position: 0, suggestion: null }]);
  });

  it('K2 are found at their places, whatever stands there', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 24 }), fc.option(fc.nat(23)), (words, editing) => {
        const wrong = wrongWordsIn(words, editing);
        const places = wrong.map(({ position }) => position);
        expect(new Set(places).size).toBe(places.length);
        for (const { position, suggestion } of wrong) {
          expect(words[position]).toBeTruthy();
          expect(suggestion).not.toBe(words[position]);
        }
      }),
    );
  });
});
