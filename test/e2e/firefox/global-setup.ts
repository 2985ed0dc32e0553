import { existsSync } from 'node:fs';
import { buildDapp } from '../../../demo/serve-dapp.js';
import { findFirefox } from '../../../scripts/find-firefox.js';

/** A Firefox, the built package and the built dApp, before the first spec. */
export default async function setup(): Promise<void> {
  findFirefox();
  if (!existsSync(`${process.env.KELVIN_DIST_FIREFOX ?? 'dist/firefox'}/manifest.json`)) {
    throw new Error('dist/firefox is not built: run `npm run build` first (npm test does)');
  }
  await buildDapp();
}
