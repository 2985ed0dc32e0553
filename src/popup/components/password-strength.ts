/** 0 far too weak … 4 strong; 3 is enough (security.md §4.9). */
export type Score = 0 | 1 | 2 | 3 | 4;
export type StrengthHint = 'short' | 'common' | 'repeat' | 'variety' | 'fine';

export interface Strength {
  score: Score;
  hint: StrengthHint;
  /** Long enough or strong enough to be taken. */
  accepted: boolean;
}

const MIN_LENGTH = 12;

// The stems that begin nearly every published list of leaked passwords, and this field's own favourites.
const COMMON = [
  'password',
  'passwort',
  'passw0rd',
  'qwerty',
  'qwertz',
  'azerty',
  'asdfgh',
  'zxcvbn',
  'letmein',
  'welcome',
  'admin',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'superman',
  'batman',
  'trustno1',
  'abc123',
  'master',
  'shadow',
  'sunshine',
  'princess',
  'login',
  'starwars',
  'whatever',
  'freedom',
  'secret',
  'changeme',
  'default',
  'bitcoin',
  'ethereum',
  'bittensor',
  'crypto',
  'wallet',
  'kelvin',
  'coldkey',
  'hodl',
  'satoshi',
  'moon',
] as const; // prettier-ignore

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Estimates how many guesses a password stands: an alphabet's bits for each character that adds something, none for
 * repetitions, steps of a sequence or words everybody tries. Works offline and never leaves the page.
 */
export function passwordStrength(password: string): Strength {
  const text = password.normalize('NFKC');
  const letters = [...text];
  const { rest, common } = withoutCommon(text.toLowerCase());
  const fresh = freshCharacters([...rest]);
  // A common word counts as about two characters: attackers try a few thousand of them first.
  const bits = (fresh + (common ? 2 : 0)) * Math.log2(alphabetSize(text));
  const score = scoreOf(bits);
  const long = letters.length >= MIN_LENGTH;
  const hint: StrengthHint = common && score < 3 ? 'common' : hintOf(score, long, fresh, letters.length);
  // Twelve characters are accepted as such, but not twelve times the same or a famous word with a tail.
  return { score, hint, accepted: score >= 3 || (long && score >= 2) };
}

function hintOf(score: Score, long: boolean, fresh: number, length: number): StrengthHint {
  if (score >= 3) return 'fine';
  if (!long) return 'short';
  return fresh * 2 < length ? 'repeat' : 'variety';
}

function scoreOf(bits: number): Score {
  if (bits < 28) return 0;
  if (bits < 40) return 1;
  if (bits < 52) return 2;
  return bits < 72 ? 3 : 4;
}

/** Cuts every occurrence of a common word, also in its usual disguise of digits and signs. */
function withoutCommon(lower: string): { rest: string; common: boolean } {
  let rest = lower;
  for (const word of COMMON) {
    for (let at = findDisguised(rest, word); at >= 0; at = findDisguised(rest, word))
      rest = rest.slice(0, at) + rest.slice(at + word.length);
  }
  return { rest, common: rest !== lower };
}

function findDisguised(text: string, word: string): number {
  const plain = text.replace(/[013457@$!]/g, (letter) => LEET[letter] ?? letter);
  const at = plain.indexOf(word);
  return at >= 0 ? at : text.indexOf(word);
}

/** Characters that are neither a repetition nor the next step up or down, each distinct one counted at most three times. */
function freshCharacters(letters: string[]): number {
  const seen = new Map<string, number>();
  let fresh = 0;
  letters.forEach((letter, index) => {
    const before = letters[index - 1];
    const step = before === undefined ? null : (letter.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
    const count = (seen.get(letter) ?? 0) + 1;
    seen.set(letter, count);
    if (step !== null && Math.abs(step) <= 1) return;
    if (count <= 3) fresh += 1;
  });
  return fresh;
}

function alphabetSize(text: string): number {
  let size = 0;
  if (/[a-z]/.test(text)) size += 26;
  if (/[A-Z]/.test(text)) size += 26;
  if (/\d/.test(text)) size += 10;
  if (/[ -/:-@[-`{-~]/.test(text)) size += 20;
  if (/[^\u0020-\u007e]/.test(text)) size += 40;
  return Math.max(size, 2);
}
