/** Builds the packages for Chrome and Firefox into dist/, checks them, and prints their sizes. */
import { build } from 'vite';
import { bundleBackground } from './bundle-background.js';
import { checkPackage } from './check-package.js';
import type { Browser } from './manifest-for.js';

const wanted = process.argv.slice(2).filter((arg): arg is Browser => arg === 'chrome' || arg === 'firefox');
const browsers: Browser[] = wanted.length > 0 ? wanted : ['chrome', 'firefox'];

for (const browser of browsers) {
  await build({ mode: browser, logLevel: 'warn' });
  if (browser === 'chrome') await bundleBackground('dist/chrome');
  const report = checkPackage(`dist/${browser}`, browser);
  for (const line of report.lines) console.log(`${browser}: ${line}`);
  if (report.faults.length > 0) {
    for (const fault of report.faults) console.error(`${browser}: ${fault}`);
    process.exit(1);
  }
}
