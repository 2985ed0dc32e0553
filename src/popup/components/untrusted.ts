/** Longest text from outside that is shown anywhere. */
const CAP = 128;

// Controls, format characters (bidirectional marks, zero-width, soft hyphens, tags) and line or paragraph separators.
// Joiners used by emoji sequences go too: a name loses a glyph, never its meaning.
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text from a page or from the chain, without characters that could reorder or hide its neighbours. */
export function cleanText(text: string, cap = CAP): string {
  const clean = text.replace(UNSAFE, '').trim();
  const letters = [...clean];
  return letters.length > cap ? `${letters.slice(0, cap).join('')}\u2026` : clean;
}
