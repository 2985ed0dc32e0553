import { readFileSync } from 'node:fs';

export type Browser = 'chrome' | 'firefox';
export type Manifest = Record<string, unknown>;

/** The one manifest of the sources, turned into what each browser takes. */
export function manifestFor(browser: Browser): Manifest {
  const base = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8')) as Manifest;
  if (browser === 'chrome') return base;
  const {
    minimum_chrome_version: _chrome,
    externally_connectable: _connectable,
    side_panel: _panel,
    ...rest
  } = base;
  return {
    ...rest,
    // An event page instead of a worker; no offscreen documents, the event page itself may hold the engine.
    background: { scripts: ['src/background/index.ts'], type: 'module' },
    permissions: (base.permissions as string[]).filter(
      (permission) => permission !== 'offscreen' && permission !== 'sidePanel',
    ),
    sidebar_action: {
      default_panel: (base.side_panel as { default_path: string }).default_path,
      default_title: 'Kelvin',
      default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' },
      open_at_install: false,
    },
    browser_specific_settings: {
      gecko: {
        id: 'kelvin-wallet@kelvin.invalid',
        // First version that reads what an extension says about the data it collects; content scripts in the page's world
        // work since 128.
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}
