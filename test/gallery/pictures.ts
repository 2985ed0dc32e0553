/**
 * The pictures of docs/approvals.md, from real call bytes on devnet, in both themes:
 *   npm run pictures [-- folder]
 * Fixed seeds, hand-made blocks and a stepped clock: a second run makes the same pictures.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toWire } from '../../src/core/wire/wire.js';
import { THEMES, withCamera } from './camera.js';
import { smallerPng } from './smaller-png.js';
import { twelveScenes } from './twelve.js';

/** All of them together; each clone of the repository carries them. */
const MOST_BYTES = 2_000_000;

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../docs/img/approvals'));
mkdirSync(folder, { recursive: true });
const scenes = await twelveScenes();
let bytes = 0;
await withCamera({ size: '420x680', scale: 1.25 }, async ({ page, take }) => {
  for (const scene of scenes) {
    await page.route('**/scene.json', (route) => route.fulfill({ json: toWire(scene) }));
    await page.clock.setFixedTime(scene.nowMs);
    for (const theme of THEMES) {
      const file = join(folder, `${scene.name}-${theme}.png`);
      await take(`scene=1&theme=${theme}`, file);
      const small = smallerPng(readFileSync(file));
      writeFileSync(file, small);
      bytes += small.length;
    }
    await page.unroute('**/scene.json');
  }
});
console.log(`${scenes.length * THEMES.length} pictures, ${bytes} bytes, are in ${folder}`);
if (bytes > MOST_BYTES) {
  console.error(`that is more than ${MOST_BYTES} bytes`);
  process.exitCode = 1;
}
