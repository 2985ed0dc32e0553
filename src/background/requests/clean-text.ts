/** Longer names only push what matters off the screen. */
const MAX_CHARACTERS = 128;
/** Control, format (bidirectional, zero-width), surrogate, private-use and line-separating characters. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** A name a page gives itself → one short line without characters that hide or reorder others; null when nothing is left. */
export function cleanName(text: string): string | null {
  // The cut before the replacement keeps a 10 kB name from being worked through.
  const line = text
    .slice(0, 4 * MAX_CHARACTERS)
    .normalize('NFC')
    .replace(UNSAFE, ' ');
  const short = [...line.replace(/\s+/gu, ' ').trim()].slice(0, MAX_CHARACTERS).join('').trim();
  return short === '' ? null : short;
}
