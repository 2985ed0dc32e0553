/** Longest text from outside that is shown anywhere. */
const CAP = 128;

// C0 and C1 controls, bidirectional controls and isolates, zero-width characters, line and paragraph separators, BOM
// and tags. Joiners used by emoji sequences go too: a name loses a glyph, never its meaning.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Text from a page or from the chain, without characters that could reorder or hide its neighbours. */
export function cleanText(text: string, cap = CAP): string {
  const clean = text.replace(UNSAFE, '').trim();
  const letters = [...clean];
  return letters.length > cap ? `${letters.slice(0, cap).join('')}\u2026` : clean;
}
