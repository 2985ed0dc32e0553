import { WalletError } from '../../errors/wallet-error.js';

/** An export of all accounts has about 600 characters for each: room for more than ten thousand. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
/** Accounts in one file: every one costs a hash of its address before anything is shown. */
export const MAX_ACCOUNTS = 10_000;
/** A keystore is four levels deep; `meta` may hold what an application liked to keep. */
const MAX_DEPTH = 32;

/**
 * Parses JSON from outside.
 * @throws WalletError keyfile/too-large, keyfile/unrecognised when it is no JSON or nested beyond reason
 */
export function parseBoundedJson(text: string): unknown {
  if (text.length > MAX_CHARACTERS) throw new WalletError('keyfile/too-large', { limit: MAX_CHARACTERS });
  // Some editors put a byte-order mark in front.
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (depthOf(bare) > MAX_DEPTH) throw new WalletError('keyfile/unrecognised');
  try {
    return JSON.parse(bare);
  } catch {
    // The cause is dropped on purpose: the parser's message quotes the text, which may be a key.
    throw new WalletError('keyfile/unrecognised');
  }
}

/** The own fields of a JSON object: `__proto__` and `constructor` in a file are names like any other. Null for anything else. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map<string, unknown>(Object.entries(value));
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}
