/** Control, format (bidirectional, zero-width), surrogate, private-use and line-separating characters. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/**
 * Text as one line that hides and reorders nothing, cut to `maxLength` UTF-16 units without halving a character. Empty when
 * nothing is left.
 */
export function cleanLine(text: string, maxLength: number): string {
  const line = text.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' ').trim();
  let cut = '';
  for (const character of line) {
    if (cut.length + character.length > maxLength) break;
    cut += character;
  }
  return cut.trim();
}
