import { decodePicture } from './decode.js';
import type { Sight } from './read.js';

/** One picture to look at; `patient` for a single one. */
export interface Look {
  picture: ImageBitmap;
  patient: boolean;
}

let canvas: OffscreenCanvas | null = null;

self.addEventListener('message', ({ data: { picture, patient } }: MessageEvent<Look>) => {
  const sight: Sight = look(picture, patient);
  picture.close();
  self.postMessage(sight);
});

function look(picture: ImageBitmap, patient: boolean): Sight {
  const { width, height } = picture;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return { kind: 'none' };
  // A drawing may be transparent where paper would be white.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0);
  return decodePicture(context.getImageData(0, 0, width, height), patient);
}
