/** Recovery phrases in the shapes in which people keep them: numbered, with commas, over several lines, in capitals. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { type ErrorBody, toErrorBody } from '../../errors/wallet-error.js';
import { parsePath } from '../../keys/path.js';
import { parsePhrase } from '../../keys/phrase.js';
import { suggestWord } from '../../keys/suggest.js';
import type { Parted } from './clean.js';
import type { Recognised } from './types.js';

/** What can be said of one typed word: complete, possibly unfinished, or wrong with the word that was probably meant. */
export type WordHint =
  | { state: 'known' }
  | { state: 'beginning' }
  | { state: 'wrong'; suggestion: string | null };

const KNOWN: ReadonlySet<string> = new Set(wordlist);
const LEAST = 12;
const MOST = 24;
/** More than a phrase has, yet nearly all of it words of the list: two phrases, or one pasted twice. */
const FAR_TOO_MANY = 48;
const LONGEST_WORD = 8;

/** A phrase, whole or begun, with what follows it as path; null for other text. */
export function recogniseWords({ head, path }: Parted): Recognised | null {
  const words = wordsIn(head);
  if (words.length === 0 || words.length > FAR_TOO_MANY) return null;
  const known = words.filter((word) => KNOWN.has(word)).length;
  if (words.length < LEAST) {
    return path === '' && isBegun(head, words, known) ? { kind: 'partial-phrase', words } : null;
  }
  if (known < words.length * (words.length > MOST ? 0.8 : 0.5)) return null;
  return { kind: 'phrase', words, path, problem: problemOf(words, path) };
}

/** A hint for every word, in their order. */
export function wordHints(words: readonly string[]): WordHint[] {
  return words.map((typed) => {
    const word = typed.trim().toLowerCase();
    if (KNOWN.has(word)) return { state: 'known' };
    if (isBeginning(word)) return { state: 'beginning' };
    return { state: 'wrong', suggestion: suggestWord(word, wordlist) };
  });
}

/** Words of the list that begin so, at most `limit`; none for an empty beginning. */
export function completions(beginning: string, limit: number): string[] {
  const start = beginning.trim().toLowerCase();
  return start === '' ? [] : wordlist.filter((word) => word.startsWith(start)).slice(0, limit);
}

// Everything that is no letter parts words; numbers count them.
function wordsIn(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((part) => part.replace(/^\p{N}{1,2}(?=\p{L})/u, ''))
    .filter((part) => part !== '' && !/^\p{N}{1,2}$/u.test(part));
}

function isBegun(head: string, words: string[], known: number): boolean {
  // The beginning of an address or of hex, not a numbered list.
  if (words.length < 3 && /\p{N}\p{L}|\p{L}\p{N}/u.test(head)) return false;
  if (words.some((word) => !/^[a-z]+$/.test(word) || word.length > LONGEST_WORD)) return false;
  const last = words.at(-1) ?? '';
  const fits = KNOWN.has(last) ? known : known + (isBeginning(last) ? 1 : 0);
  return fits === words.length || (words.length > 1 && known * 2 >= words.length);
}

function isBeginning(word: string): boolean {
  return word !== '' && wordlist.some((candidate) => candidate.startsWith(word));
}

function problemOf(words: string[], path: string): ErrorBody | null {
  return problemIn(() => parsePhrase(words.join(' ')).fill(0)) ?? problemIn(() => parsePath(path));
}

function problemIn(check: () => unknown): ErrorBody | null {
  try {
    check();
    return null;
  } catch (error) {
    return toErrorBody(error);
  }
}
