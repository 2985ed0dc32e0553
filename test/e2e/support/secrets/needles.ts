/** A secret in every spelling in which a program may have left it somewhere. */
export interface Needle {
  what: string;
  bytes: Buffer;
}

/** What one search looks for. */
export interface Wanted {
  needles: Needle[];
  /** Words of a phrase: three of them near one another, in order, are a find. */
  words: string[];
}

/** A text as UTF-8, UTF-16, hex and base64. */
export function textNeedles(what: string, text: string): Needle[] {
  const utf8 = Buffer.from(text, 'utf8');
  return [
    { what: `${what}, UTF-8`, bytes: utf8 },
    { what: `${what}, UTF-16`, bytes: Buffer.from(text, 'utf16le') },
    ...hexNeedles(what, utf8),
    ...base64Needles(what, utf8),
  ];
}

/** Bytes as they are, in hex (UTF-8 and UTF-16), in base64 and as a list of decimals. */
export function byteNeedles(what: string, bytes: Uint8Array): Needle[] {
  const raw = Buffer.from(bytes);
  return [
    { what: `${what}, raw`, bytes: raw },
    ...hexNeedles(what, raw),
    ...base64Needles(what, raw),
    { what: `${what}, decimals`, bytes: Buffer.from([...raw].join(',')) },
  ];
}

function hexNeedles(what: string, raw: Buffer): Needle[] {
  const lower = raw.toString('hex');
  return [lower, lower.toUpperCase()].flatMap((hex) => [
    { what: `${what}, hex`, bytes: Buffer.from(hex) },
    { what: `${what}, hex in UTF-16`, bytes: Buffer.from(hex, 'utf16le') },
  ]);
}

/** The digits that the bytes give wherever they begin in a longer text: three phases, without the digits they share with it. */
function base64Needles(what: string, raw: Buffer): Needle[] {
  const all = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), raw])
      .toString('base64')
      .slice(Math.ceil((before * 8) / 6), Math.floor(((before + raw.length) * 8) / 6)),
  );
  const spellings = new Set([
    ...all,
    ...all.map((digits) => digits.replaceAll('+', '-').replaceAll('/', '_')),
  ]);
  return [...spellings].map((digits) => ({ what: `${what}, base64`, bytes: Buffer.from(digits) }));
}

/** Between two words of one phrase: quotes, commas, headers of records. More is two different places. */
const MAX_GAP_BYTES = 40;

/** Names of what is in there; empty when nothing is. */
export function findIn(hay: Buffer, { needles, words }: Wanted): string[] {
  const found = needles.filter(({ bytes }) => hay.includes(bytes)).map(({ what }) => what);
  for (const encoding of ['utf8', 'utf16le'] as const) {
    if (hasWords(hay, words, encoding)) found.push(`three words, ${encoding}`);
  }
  return found;
}

function hasWords(hay: Buffer, words: readonly string[], encoding: 'utf8' | 'utf16le'): boolean {
  const spelled = words.map((word) => Buffer.from(word, encoding));
  const gap = encoding === 'utf8' ? MAX_GAP_BYTES : MAX_GAP_BYTES * 2;
  return spelled.slice(1, -1).some((middle, index) => {
    const before = spelled[index];
    const after = spelled[index + 2];
    if (!before || !after) return false;
    for (let at = hay.indexOf(middle); at >= 0; at = hay.indexOf(middle, at + 1)) {
      const left = hay.subarray(Math.max(0, at - gap - before.length), at);
      const end = at + middle.length;
      if (left.includes(before) && hay.subarray(end, end + gap + after.length).includes(after)) return true;
    }
    return false;
  });
}
