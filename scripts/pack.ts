/**
 * Builds both packages and zips them as the stores take them: `npm run pack`. The same commit gives the same bytes on every
 * machine, so that anybody can compare the hash of what was published (docs/verify.md).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage } from './build-package.js';
import { sha256Hex, zipPackage } from './zip-package.js';

const OUT = 'out/packages';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
mkdirSync(OUT, { recursive: true });
const lines: string[] = [];
for (const browser of ['chrome', 'firefox'] as const) {
  const folder = `dist/${browser}`;
  if (!(await buildPackage(browser, folder))) process.exit(1);
  const zip = zipPackage(folder);
  const name = `kelvin-${version}-${browser}.zip`;
  writeFileSync(join(OUT, name), zip);
  lines.push(`${sha256Hex(zip)}  ${name}`);
}
writeFileSync(join(OUT, 'SHA256SUMS'), `${lines.join('\n')}\n`);
for (const line of lines) console.log(line);
