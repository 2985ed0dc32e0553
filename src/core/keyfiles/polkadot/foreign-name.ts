/** Longest account name taken from a file. */
const MAX_CHARACTERS = 64;
// Controls, format characters (bidirectional marks, zero-width), lone surrogates, private use, line separators.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** A name written by somebody else → one short line that hides and reorders nothing; null when nothing is left or it is no text. */
export function foreignName(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  // The cut before the replacement keeps a name of megabytes from being worked through.
  const line = value
    .slice(0, 4 * MAX_CHARACTERS)
    .normalize('NFC')
    .replace(UNSAFE, ' ');
  const short = [...line.replace(/\s+/gu, ' ').trim()].slice(0, MAX_CHARACTERS).join('').trim();
  return short === '' ? null : short;
}
