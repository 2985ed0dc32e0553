/** Letters that could reorder or hide their neighbours, and all that is no single line. */
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const MAX = 32;

/** A name from a code, as the beginning of one that the person may change; null when nothing is left. */
export function cleanName(name: string): string | null {
  const clean = [...name.replace(UNSAFE, '').trim()].slice(0, MAX).join('').trim();
  return clean === '' ? null : clean;
}
