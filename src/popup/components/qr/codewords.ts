/** The bytes of a QR code before they are drawn: byte mode, error correction level M (ISO/IEC 18004, tables 7 and 9). */
import { correctionOf } from './reed-solomon.js';

interface Shape {
  /** Data codewords in all blocks together. */
  data: number;
  /** Correction codewords of each block. */
  correction: number;
  blocks: number;
}

/** Versions 1 to 9: up to 180 bytes, more than any request for a payment has. */
const SHAPES: readonly Shape[] = [
  { data: 16, correction: 10, blocks: 1 },
  { data: 28, correction: 16, blocks: 1 },
  { data: 44, correction: 26, blocks: 1 },
  { data: 64, correction: 18, blocks: 2 },
  { data: 86, correction: 24, blocks: 2 },
  { data: 108, correction: 16, blocks: 4 },
  { data: 124, correction: 18, blocks: 4 },
  { data: 154, correction: 22, blocks: 4 },
  { data: 182, correction: 22, blocks: 5 },
];
const BYTE_MODE = 0b0100;
const PAD = [0xec, 0x11] as const;

/** Version and codewords in drawing order for a text. @throws RangeError when it is longer than 180 bytes */
export function codewordsOf(text: string): { version: number; codewords: Uint8Array } {
  const bytes = new TextEncoder().encode(text);
  // Mode and length take a byte and a half, and the end mark the other half.
  const at = SHAPES.findIndex(({ data }) => bytes.length <= data - 2);
  const shape = SHAPES[at];
  if (!shape) throw new RangeError(`${bytes.length} bytes do not fit into a QR code of version 9`);
  return { version: at + 1, codewords: interleaved(padded(bytes, shape.data), shape) };
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  // Everything is shifted by the four bits of the mode.
  const stream = [bytes.length, ...bytes];
  out[0] = BYTE_MODE << 4;
  stream.forEach((byte, index) => {
    out[index] = (out[index] ?? 0) | (byte >> 4);
    out[index + 1] = (byte & 0x0f) << 4;
  });
  for (let index = stream.length + 1, turn = 0; index < length; index += 1, turn ^= 1)
    out[index] = PAD[turn as 0 | 1];
  return out;
}

/** The blocks' codewords in turns, data first. Longer blocks come last. */
function interleaved(data: Uint8Array, { correction, blocks }: Shape): Uint8Array {
  const short = Math.floor(data.length / blocks);
  const longOnes = data.length % blocks;
  const parts: Uint8Array[] = [];
  for (let block = 0, from = 0; block < blocks; block += 1) {
    const length = short + (block >= blocks - longOnes ? 1 : 0);
    parts.push(data.subarray(from, from + length));
    from += length;
  }
  const out = [...inTurns(parts), ...inTurns(parts.map((part) => correctionOf(part, correction)))];
  return Uint8Array.from(out);
}

function inTurns(parts: readonly Uint8Array[]): number[] {
  const longest = Math.max(...parts.map((part) => part.length));
  const out: number[] = [];
  for (let at = 0; at < longest; at += 1)
    for (const part of parts) if (at < part.length) out.push(part[at] ?? 0);
  return out;
}
