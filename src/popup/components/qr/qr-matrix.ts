/** A text as the dark and light modules of a QR code (ISO/IEC 18004: byte mode, level M, versions 1 to 9). */
import { codewordsOf } from './codewords.js';
import { penaltyOf } from './penalty.js';

/** Rows of modules; true is dark. The quiet zone around it is left to whoever draws it. */
type QrMatrix = boolean[][];

const MASKS: ReadonlyArray<(row: number, column: number) => boolean> = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];
/** Centres of alignment patterns by version, besides the 6 that all from version 2 on have. */
const ALIGNED: readonly number[][] = [[], [18], [22], [26], [30], [34], [22, 38], [24, 42], [26, 46]];
const FINDER = 7;
const FORMAT_GENERATOR = 0x537;
const FORMAT_MASK = 0x5412;
const VERSION_GENERATOR = 0x1f25;
const FIRST_WITH_VERSION = 7;

/** @throws RangeError when the text is longer than 180 bytes */
export function qrMatrix(text: string): QrMatrix {
  const { version, codewords } = codewordsOf(text);
  const plain = layout(version);
  const drawn = MASKS.map((mask, number) => {
    const modules = plain.modules.map((row) => [...row]);
    drawData(modules, plain.taken, codewords, mask);
    drawFormat(modules, number);
    return modules;
  });
  return drawn.reduce((best, next) => (penaltyOf(next) < penaltyOf(best) ? next : best));
}

interface Layout {
  modules: QrMatrix;
  /** Modules that hold no data. */
  taken: boolean[][];
}

function layout(version: number): Layout {
  const size = 17 + 4 * version;
  const square = (): boolean[][] => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const [modules, taken] = [square(), square()];
  const set = (row: number, column: number, dark: boolean): void => {
    const [line, used] = [modules[row], taken[row]];
    if (!line || !used || column < 0 || column >= size) return;
    line[column] = dark;
    used[column] = true;
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  // A finder pattern is rings around a centre; the outermost ring is the light separator.
  const rings = (row: number, column: number, radius: number, dark: (ring: number) => boolean): void => {
    for (let r = -radius; r <= radius; r += 1)
      for (let c = -radius; c <= radius; c += 1)
        set(row + r, column + c, dark(Math.max(Math.abs(r), Math.abs(c))));
  };
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    rings(row, column, 4, (ring) => ring !== 2 && ring !== 4);
  const centres = version === 1 ? [] : [6, ...(ALIGNED[version - 1] ?? [])];
  const last = centres.at(-1) ?? 0;
  for (const row of centres)
    for (const column of centres) {
      const inFinder = (row === 6 && column === 6) || row + column === 6 + last;
      if (!inFinder || (row !== 6 && column !== 6)) rings(row, column, 2, (ring) => ring !== 1);
    }
  // Room for the format, drawn with the mask it names; the module beside it is always dark.
  for (let at = 0; at <= FINDER + 1; at += 1) {
    if (at !== 6) {
      set(8, at, false);
      set(at, 8, false);
    }
    if (at > 0) {
      set(8, size - at, false);
      set(size - at, 8, false);
    }
  }
  set(size - 8, 8, true);
  if (version >= FIRST_WITH_VERSION) drawVersion(set, size, version);
  return { modules, taken };
}

function drawVersion(
  set: (row: number, column: number, dark: boolean) => void,
  size: number,
  version: number,
): void {
  const bits = (version << 12) | remainder(version, VERSION_GENERATOR, 12);
  for (let at = 0; at < 18; at += 1) {
    const dark = ((bits >> at) & 1) === 1;
    const [near, far] = [Math.floor(at / 3), size - 11 + (at % 3)];
    set(near, far, dark);
    set(far, near, dark);
  }
}

/** Level M is 00, so the data of the format is the mask's number alone. Both copies. */
function drawFormat(modules: QrMatrix, mask: number): void {
  const size = modules.length;
  const bits = ((mask << 10) | remainder(mask, FORMAT_GENERATOR, 10)) ^ FORMAT_MASK;
  const put = (row: number, column: number, at: number): void => {
    const line = modules[row];
    if (line) line[column] = ((bits >> at) & 1) === 1;
  };
  for (let at = 0; at < 15; at += 1) {
    if (at < 6) put(at, 8, at);
    else if (at < 8) put(at + 1, 8, at);
    else if (at === 8) put(8, 7, at);
    else put(8, 14 - at, at);
    if (at < 8) put(8, size - 1 - at, at);
    else put(size - 15 + at, 8, at);
  }
}

/** Rest of a polynomial over GF(2), shifted by `shift` bits, after division by another. */
function remainder(value: number, divisor: number, shift: number): number {
  const top = 1 << shift;
  let rest = value;
  for (let step = 0; step < shift; step += 1) {
    rest <<= 1;
    if (rest & top) rest ^= divisor;
  }
  return rest & (top - 1);
}

/** Pairs of columns from right to left, in turns upwards and downwards, without the column of the timing pattern. */
function drawData(
  modules: QrMatrix,
  taken: boolean[][],
  codewords: Uint8Array,
  mask: (row: number, column: number) => boolean,
): void {
  const size = modules.length;
  let bit = 0;
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2, upwards = !upwards) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        const line = modules[row];
        if (!line || taken[row]?.[column]) continue;
        const dark = (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
        line[column] = dark !== mask(row, column);
        bit += 1;
      }
    }
  }
}
