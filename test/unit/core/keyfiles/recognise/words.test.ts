import { describe, expect, it } from 'vitest';
import { completions, recogniseText, wordHints } from '../../../../../src/core/keyfiles/recognise/index.js';
import { PHRASE, WORDS } from './samples.js';

describe('words while they are typed', () => {
  it('K2 follows a phrase letter by letter to its end', () => {
    for (let length = 1; length <= PHRASE.length; length += 1) {
      const typed = PHRASE.slice(0, length);
      const { kind } = recogniseText(typed);
      const words = typed.trim().split(' ');
      expect(kind, typed).toBe(words.length < 12 ? 'partial-phrase' : 'phrase');
    }
  });

  it.each([
    ['old leopard trnsfer rib', ['old', 'leopard', 'trnsfer', 'rib']],
    ['1. Old 2. Leopard', ['old', 'leopard']],
    ['OLD, LEO', ['old', 'leo']],
  ])('K2 takes %j for words being typed', (typed, words) => {
    expect(recogniseText(typed)).toEqual({ kind: 'partial-phrase', words });
  });

  it.each([['5G'], ['5HDvh'], ['0xd4'], ['bth'], ['qqq'], ['old/leopard'], ['not quite words of any list']])(
    'K2 does not take %j for words',
    (typed) => expect(recogniseText(typed)).toEqual({ kind: 'unknown', saw: 'text' }),
  );

  it('K2 says of each word whether it is right, begun or wrong, and what was probably meant', () => {
    expect(wordHints(['Abandon', 'abil', 'abilty', 'lepoard', 'zzzzzz'])).toEqual([
      { state: 'known' },
      { state: 'beginning' },
      { state: 'wrong', suggestion: 'ability' },
      { state: 'wrong', suggestion: 'leopard' },
      { state: 'wrong', suggestion: null },
    ]);
    expect(wordHints(WORDS).every(({ state }) => state === 'known')).toBe(true);
  });

  it('K2 offers the words that begin so', () => {
    expect(completions('aba', 5)).toEqual(['abandon']);
    expect(completions(' AB', 3)).toEqual(['abandon', 'ability', 'able']);
    expect(completions('', 3)).toEqual([]);
    expect(completions('xq', 3)).toEqual([]);
  });
});
