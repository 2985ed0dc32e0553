import type { Derivation } from './common-paths.js';

const NAME_CAP = 48;

/** Name of an account of another path: that of the account it comes from, and the path. */
export function derivedName(parent: string, { path, cryptoType }: Derivation): string {
  const type = cryptoType === 'ed25519' ? ' ed25519' : '';
  const tail = `${path === '' ? ' root' : ` ${path}`}${type}`.slice(0, NAME_CAP);
  const letters = [...parent];
  // Counted as the vault counts: in units of UTF-16, so that a letter beyond them is never cut in two.
  while (letters.length > 0 && letters.join('').length + tail.length > NAME_CAP) letters.pop();
  return `${letters.join('').trimEnd()}${tail}`.trim();
}
