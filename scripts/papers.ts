import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

interface Manifest {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

export interface Licences {
  packages: Array<{ name: string; version: string; licence: string; text: number | null }>;
  /** Each text once: dozens of packages share a few. */
  texts: string[];
}

const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;

/** Licences of every package that the product depends on, and of those they depend on, read from the packages themselves. */
export function licences(root = '.'): Licences {
  const found = new Map<string, { folder: string; manifest: Manifest }>();
  const visit = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    // Optional for another system and not installed: not shipped either.
    if (folder === null || found.has(folder)) return;
    const manifest = readManifest(folder);
    found.set(folder, { folder, manifest });
    for (const next of Object.keys(manifest.dependencies ?? {})) visit(next, folder);
  };
  for (const name of Object.keys(readManifest(root).dependencies ?? {})) visit(name, root);
  const texts: string[] = [];
  const packages = [...found.values()]
    .filter(({ manifest }) => !manifest.name.startsWith('@types/'))
    .map(({ folder, manifest: { name, version, license } }) => ({
      name,
      version,
      licence: license ?? 'see the text',
      text: place(texts, licenceText(folder)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
  return { packages, texts };
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Where a package is that `from` asks for: in its own node_modules or those above it. */
function folderOf(name: string, from: string): string | null {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === dirname(at)) return null;
  }
}

function licenceText(folder: string): string | null {
  const name = readdirSync(folder).find((file) => LICENCE_FILE.test(file));
  return name === undefined ? null : readFileSync(join(folder, name), 'utf8').trim();
}

function place(texts: string[], text: string | null): number | null {
  if (text === null) return null;
  const known = texts.indexOf(text);
  return known >= 0 ? known : texts.push(text) - 1;
}

/** Puts the texts that the About page opens beside the product: the licences of its packages and the privacy page. */
export function papers(): Plugin {
  const contents: Record<string, () => string> = {
    'licences.json': () => JSON.stringify(licences()),
    'privacy.md': () => readFileSync('docs/privacy.md', 'utf8'),
    'privacy.de.md': () => readFileSync('docs/privacy.de.md', 'utf8'),
  };
  return {
    name: 'kelvin-papers',
    generateBundle() {
      for (const [fileName, source] of Object.entries(contents))
        this.emitFile({ type: 'asset', fileName, source: source() });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const source = contents[request.url?.slice(1) ?? ''];
        if (source) response.end(source());
        else next();
      });
    },
  };
}
