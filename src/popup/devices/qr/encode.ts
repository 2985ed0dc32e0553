import encodeQR from 'qr';

/** Levels of correction that are used: `medium` for a code of its own, `low` for one of many that come round again. */
export type Correction = 'low' | 'medium';

/**
 * Smallest code that is drawn. Below version 10 a code says its length in one byte instead of two, which older Vaults, who
 * read the raw content, do not know (novasamatech/parity-signer rust/qr_reader_phone/src/parser.rs).
 */
const LEAST_VERSION = 10;

/**
 * Modules of a code with exactly these bytes, dark as true, without a margin. All codes of one row are drawn alike, so that
 * the picture does not jump: the longest says how large.
 * @throws Error when one is more than a code can hold (2,953 bytes)
 */
export function codesOf(all: readonly Uint8Array[], ecc: Correction = 'low'): boolean[][][] {
  const longest = all.reduce((most, one) => (one.length > most.length ? one : most), new Uint8Array());
  const version = Math.max(LEAST_VERSION, (codeOf(longest, ecc).length - 17) / 4);
  return all.map((one) => codeOf(one, ecc, version));
}

function codeOf(bytes: Uint8Array, ecc: Correction, version?: number): boolean[][] {
  // The library wants a text and asks this encoder for its bytes; one letter stands for the whole.
  const drawn = encodeQR('x', 'raw', {
    ecc,
    border: 1,
    encoding: 'byte',
    textEncoder: () => bytes,
    ...(version === undefined ? {} : { version }),
  });
  return drawn.slice(1, -1).map((row) => row.slice(1, -1));
}
