/** First letter and number of letters of each alphabet, in the order in which the chain hands them to netuids. */
const ALPHABETS: Array<[first: string, count: number]> = [
  ['א', 27],
  ['ا', 1],
  ['ب', 1],
  ['ت', 19],
  ['ف', 8],
  ['ა', 33],
  ['Ա', 38],
];

/** Greek small letters without final sigma; tau is TAO's own, so subnet 19 has a plain t. */
const GREEK = [...'αβγδεζηθικλμνξοπρσtυφχψω'];

const SYMBOLS = ['Τ', ...GREEK, ...ALPHABETS.flatMap(([first, count]) => letters(first, count))];

function letters(first: string, count: number): string[] {
  const start = first.codePointAt(0) ?? 0;
  return Array.from({ length: count }, (_, i) => String.fromCodePoint(start + i));
}

/** Token symbol of a subnet: Greek, then Hebrew, Arabic, Georgian and Armenian letters; beyond those, from the start. */
export function tokenSymbol(netuid: number): string {
  return SYMBOLS[netuid % SYMBOLS.length] ?? 'Τ';
}
