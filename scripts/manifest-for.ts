import { readFileSync } from 'node:fs';

export type Browser = 'chrome' | 'firefox';
export type Manifest = Record<string, unknown>;

/** The one manifest of the sources, turned into what each browser takes. */
export function manifestFor(browser: Browser): Manifest {
  const base = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8')) as Manifest;
  if (browser === 'chrome') return base;
  const { minimum_chrome_version: _chrome, externally_connectable: _connectable, ...rest } = base;
  return {
    ...rest,
    // An event page instead of a worker; no offscreen documents, the event page itself may hold the engine.
    background: { scripts: ['src/background/index.ts'], type: 'module' },
    permissions: (base.permissions as string[]).filter((permission) => permission !== 'offscreen'),
    browser_specific_settings: {
      gecko: {
        id: 'kelvin-wallet@kelvin.invalid',
        // First version whose content scripts can run in the page's world.
        strict_min_version: '128.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}
