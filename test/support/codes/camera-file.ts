import { writeFileSync } from 'node:fs';
import { QUIET } from './pixels.js';

const WIDTH = 640;
const HEIGHT = 480;
/** Light and dark as a camera sees a screen: never quite white, never quite black. */
const LIGHT = 215;
const DARK = 45;
const WALL = 120;
const GREY = 128;
/** Of the height of the picture. */
const SHARE = 0.86;

/**
 * Writes what a camera sees as raw video (YUV4MPEG2), for `--use-file-for-fake-video-capture`: the browser reads the file
 * each time a page opens the camera.
 * @param codes one picture each, shown over and over; empty for a bare wall
 */
export function writeCamera(path: string, codes: readonly boolean[][][], perCode = 8): void {
  const frame = Buffer.from('FRAME\n');
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);
  const pictures = codes.length > 0 ? codes.map(picture) : [Buffer.alloc(WIDTH * HEIGHT, WALL)];
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F20:1 Ip A1:1 C420jpeg\n`),
      ...pictures.flatMap((luma) => Array.from({ length: perCode }, () => [frame, luma, chroma]).flat()),
    ]),
  );
}

function picture(modules: boolean[][]): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, WALL);
  const side = modules.length + 2 * QUIET;
  const pixels = Math.floor(HEIGHT * SHARE);
  const [left, top] = [(WIDTH - pixels) >> 1, (HEIGHT - pixels) >> 1];
  for (let y = 0; y < pixels; y++)
    for (let x = 0; x < pixels; x++) {
      const row = Math.floor(((y + 0.5) * side) / pixels) - QUIET;
      const column = Math.floor(((x + 0.5) * side) / pixels) - QUIET;
      luma[(top + y) * WIDTH + left + x] = modules[row]?.[column] ? DARK : LIGHT;
    }
  return luma;
}
