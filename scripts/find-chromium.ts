import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-for-testing',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

/**
 * The browser to load the extension into: `KELVIN_CHROMIUM`, an installed Chromium or Chrome, or, as root on Debian,
 * the distribution's package, installed here.
 * @throws Error with one line that says what to do.
 */
export function findChromium(log: (line: string) => void = console.log): string {
  const named = process.env.KELVIN_CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(
      `KELVIN_CHROMIUM is ${named}, which cannot be run: set it to the path of a Chromium or Chrome`,
    );
  }
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    log('No Chromium found: installing the distribution package (chromium)');
    installPackage();
    const fresh = installed();
    if (fresh) return fresh;
  }
  throw new Error('No Chromium or Chrome found: install one, or set KELVIN_CHROMIUM to its path');
}

function installed(): string | undefined {
  return NAMES.map(onPath).find((path) => path !== undefined) ?? APPS.find((path) => existsSync(path));
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installPackage(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args: string[]) =>
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  run(['update', '-qq']);
  run(['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
}
