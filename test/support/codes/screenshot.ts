import { inflateSync } from 'node:zlib';
import type { Picture } from '../../../src/popup/devices/qr/read.js';
import { smallerPng } from '../../gallery/smaller-png.js';

/** Pixels of a browser's screenshot, as RGBA. @throws RangeError for a PNG of another kind */
export function pixelsOf(screenshot: Buffer): Picture {
  // Its rows carry no filter any more.
  const png = smallerPng(screenshot);
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++)
        data[(y * width + x) * 4 + channel] = rows[y * (width * 3 + 1) + 1 + x * 3 + channel] ?? 0;
  return { data, width, height };
}
