import { existsSync } from 'node:fs';
import { buildDapp } from '../../demo/serve-dapp.js';
import { findChromium } from '../../scripts/find-chromium.js';

/** A browser, the built package and the built dApp, before the first spec. */
export default async function setup(): Promise<void> {
  findChromium();
  if (!existsSync('dist/chrome/manifest.json')) {
    throw new Error('dist/chrome is not built: run `npm run build` first (npm test does)');
  }
  await buildDapp();
}
