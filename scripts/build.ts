/** Builds the packages for Chrome and Firefox into dist/, checks them, and prints their sizes. `--out DIR`: elsewhere. */
import { join } from 'node:path';
import { buildPackage } from './build-package.js';
import type { Browser } from './manifest-for.js';

const args = process.argv.slice(2);
const out = args.includes('--out') ? args[args.indexOf('--out') + 1] : 'dist';
if (!out) {
  console.error('build: --out needs a folder');
  process.exit(2);
}
const wanted = args.filter((arg): arg is Browser => arg === 'chrome' || arg === 'firefox');

for (const browser of wanted.length > 0 ? wanted : (['chrome', 'firefox'] as const))
  if (!(await buildPackage(browser, join(out, browser)))) process.exit(1);
