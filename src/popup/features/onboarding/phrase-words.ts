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
