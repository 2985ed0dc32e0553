import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * How the package's background gets its explainer: `script` by importScripts, which is all a service worker may do late;
 * `module` by import(), in an event page.
 */
export function loadExplainerAs(how: 'script' | 'module'): Plugin {
  return {
    name: 'kelvin-load-explainer',
    enforce: 'pre',
    resolveId(source, importer) {
      const isDoor = importer?.replaceAll('\\', '/').endsWith('/background/late-explainer/index.ts');
      return isDoor && source === './load.js'
        ? resolve(`src/background/late-explainer/load-${how}.ts`)
        : null;
    },
  };
}
