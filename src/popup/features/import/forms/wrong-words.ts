import { completions, wordHints } from '../../../../core/keyfiles/recognise/index.js';
import type { WrongWord } from '../../onboarding/wrong-word.js';

/**
 * The words that are not in the list, each with what was probably meant. The one being typed counts only once no word of
 * the list begins like it.
 * @param editing position from 0 of the field that has the focus
 */
export function wrongWordsIn(words: readonly string[], editing: number | null): WrongWord[] {
  return wordHints(words).flatMap((hint, position) => {
    const word = words[position] ?? '';
    if (word === '' || hint.state === 'known') return [];
    if (hint.state === 'wrong') return [{ position, suggestion: hint.suggestion }];
    if (position === editing) return [];
    const [only, another] = completions(word, 2);
    return [{ position, suggestion: another === undefined ? (only ?? null) : null }];
  });
}
