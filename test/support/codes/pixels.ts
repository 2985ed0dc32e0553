import jsQR from 'jsqr';
import type { Picture } from '../../../src/popup/devices/qr/read.js';

/** How a code is put on a screen. */
export interface Screen {
  /** CSS pixels of the whole code with its quiet zone. */
  width: number;
  /** Device pixels for one CSS pixel. */
  ratio: number;
}

/** Light modules around a code (ISO/IEC 18004). */
export const QUIET = 4;

/** The pixels of a code as a browser paints an SVG with crisp edges: no grey, modules of uneven width. */
export function paint(modules: boolean[][], { width, ratio }: Screen): Picture {
  const side = modules.length + 2 * QUIET;
  const pixels = Math.floor(width * ratio);
  const data = new Uint8ClampedArray(pixels * pixels * 4).fill(255);
  for (let y = 0; y < pixels; y++)
    for (let x = 0; x < pixels; x++) {
      const row = Math.floor(((y + 0.5) * side) / pixels) - QUIET;
      const column = Math.floor(((x + 0.5) * side) / pixels) - QUIET;
      if (modules[row]?.[column]) data.fill(0, (y * pixels + x) * 4, (y * pixels + x) * 4 + 3);
    }
  return { data, width: pixels, height: pixels };
}

/** What a phone makes of a picture: the bytes of the code in it, by a decoder that the wallet does not use. */
export function seen({ data, width, height }: Picture): Uint8Array | null {
  const found = jsQR(data, width, height, { inversionAttempts: 'dontInvert' });
  return found ? Uint8Array.from(found.binaryData) : null;
}
