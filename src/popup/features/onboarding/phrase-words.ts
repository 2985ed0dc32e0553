import { isWalletError } from '../../../core/errors/wallet-error.js';
import { parsePhrase } from '../../../core/keys/phrase.js';

/** Numbers of words a recovery phrase may have. */
export const WORD_COUNTS = [12, 15, 18, 21, 24] as const;

/** Splits pasted text into words: list numbers, commas and line breaks of a written-down phrase are dropped. */
export function splitPhrase(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** The smallest allowed number of fields that holds `count` words. */
export function fieldsFor(count: number): number {
  return WORD_COUNTS.find((size) => size >= count) ?? 24;
}

/** One size larger, for who goes on typing in the last field; null at the largest. */
export function sizeAfter(size: number): number | null {
  return WORD_COUNTS.find((larger) => larger > size) ?? null;
}

/**
 * The words of the fields once they are a whole phrase, else null. Fields left over at the end count as not asked for when
 * the words before them are a phrase by their checksum: a space after the last word opens new fields too.
 */
export function wholePhrase(fields: readonly string[]): string[] | null {
  const typed = fields.slice(0, fields.findLastIndex((word) => word !== '') + 1);
  if (typed.length === 0 || typed.includes('')) return null;
  return typed.length === fields.length || isPhrase(typed) ? typed : null;
}

function isPhrase(words: readonly string[]): boolean {
  try {
    parsePhrase(words.join(' ')).fill(0);
    return true;
  } catch (error) {
    // Not yet one: whoever types sees nothing of it. The phrase that everybody knows is whole, and refused by name.
    return isWalletError(error) && error.code === 'keys/dev-phrase';
  }
}
