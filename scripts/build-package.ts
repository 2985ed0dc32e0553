import { build } from 'vite';
import { bundleBackground } from './bundle-background.js';
import { checkPackage } from './check-package.js';
import type { Browser } from './manifest-for.js';

/**
 * Builds the package of one browser, checks it and prints its sizes and what is wrong with it.
 *
 * @param folder where it goes; emptied first.
 * @returns whether it may be used.
 */
export async function buildPackage(browser: Browser, folder: string): Promise<boolean> {
  await build({ mode: browser, logLevel: 'warn', build: { outDir: folder } });
  if (browser === 'chrome') await bundleBackground(folder);
  const report = checkPackage(folder, browser);
  for (const line of report.lines) console.log(`${browser}: ${line}`);
  for (const fault of report.faults) console.error(`${browser}: ${fault}`);
  return report.faults.length === 0;
}
