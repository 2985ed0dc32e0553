/**
 * Bytes in several codes, as Polkadot Vault and others count them: `00`, how many, which one (u16 big-endian each), then
 * the part. Nothing in it guards the whole: who reads it has to judge what comes out.
 */
import { concatBytes } from '@noble/hashes/utils.js';

/** What a phone takes at most in one code; the format's own measure. */
export const FULL_FRAME = 1_024;
/**
 * What one code of ours carries. With its five bytes of heading it fills version 15 (520 bytes at the lowest correction)
 * nearly to the last: 77 modules and a quiet zone of four, so that a module is wider than 3 px in a panel of 320 px.
 */
export const PANEL_FRAME = 512;
/** Half of it, for a weak camera or a small screen: 57 modules, 4.6 px and more in that panel, and twice as many codes. */
export const COARSE_FRAME = 256;

const MARK = 0x00;
const HEADING = 5;
/** More than any transaction or shared call needs; a longer row of codes is somebody else's. */
const MAX_FRAMES = 1_024;

/**
 * Cuts bytes into frames of one size, only the last may be shorter.
 * @throws RangeError when that makes more than 65,535 frames, or none
 */
export function splitFrames(bytes: Uint8Array, size: number = PANEL_FRAME): Uint8Array[] {
  const count = Math.ceil(bytes.length / size);
  if (count < 1 || count > 0xffff) throw new RangeError(`${count} frames`);
  return Array.from({ length: count }, (_, index) =>
    concatBytes(
      Uint8Array.of(MARK, count >> 8, count & 0xff, index >> 8, index & 0xff),
      bytes.subarray(index * size, (index + 1) * size),
    ),
  );
}

/** How far a row of codes is read. */
export interface Gathered {
  have: number;
  of: number;
  /** All of it, once nothing is missing. */
  whole: Uint8Array | null;
}

/** Collects frames in whatever order they come. */
export class FrameGatherer {
  private parts = new Map<number, Uint8Array>();
  private count = 0;

  /**
   * Takes one code. A frame that contradicts those before it begins a new row: somebody turned to another code.
   * @returns null when the code is no frame
   */
  take(bytes: Uint8Array): Gathered | null {
    const frame = readFrame(bytes);
    if (frame === null) return null;
    const known = this.parts.get(frame.index);
    if (frame.count !== this.count || (known && !equal(known, frame.part))) this.parts.clear();
    this.count = frame.count;
    this.parts.set(frame.index, frame.part);
    return { have: this.parts.size, of: this.count, whole: this.whole() };
  }

  private whole(): Uint8Array | null {
    if (this.parts.size < this.count) return null;
    return concatBytes(
      ...Array.from({ length: this.count }, (_, i) => this.parts.get(i) ?? new Uint8Array()),
    );
  }
}

function readFrame(bytes: Uint8Array): { count: number; index: number; part: Uint8Array } | null {
  const [mark, countHigh = 0, countLow = 0, indexHigh = 0, indexLow = 0] = bytes;
  if (mark !== MARK || bytes.length <= HEADING) return null;
  const count = (countHigh << 8) | countLow;
  const index = (indexHigh << 8) | indexLow;
  if (count > MAX_FRAMES || index >= count) return null;
  return { count, index, part: bytes.slice(HEADING) };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
