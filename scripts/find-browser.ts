import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How one browser is found and, as root on Debian, installed. */
export interface BrowserSearch {
  /** What people call it. */
  title: string;
  /** Environment variable that names it outright. */
  variable: string;
  /** Programs to look for on the path, best first. */
  names: string[];
  /** Where macOS keeps it. */
  apps: string[];
  /** Debian's package. */
  package: string;
}

/**
 * The program of a browser: named by its variable, installed, or, as root on Debian, installed here from the distribution.
 * @throws Error with one line that says what to do.
 */
export function findBrowser(search: BrowserSearch, log: (line: string) => void = console.log): string {
  const named = process.env[search.variable];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(
      `${search.variable} is ${named}, which cannot be run: set it to the path of a ${search.title}`,
    );
  }
  const found = installed(search);
  if (found) return found;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    log(`No ${search.title} found: installing the distribution package (${search.package})`);
    installPackage(search.package);
    const fresh = installed(search);
    if (fresh) return fresh;
  }
  throw new Error(`No ${search.title} found: install one, or set ${search.variable} to its path`);
}

function installed({ names, apps }: BrowserSearch): string | undefined {
  return names.map(onPath).find((path) => path !== undefined) ?? apps.find((path) => existsSync(path));
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

function installPackage(name: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args: string[]) =>
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  run(['update', '-qq']);
  run(['install', '-y', '-qq', '--no-install-recommends', name]);
}
