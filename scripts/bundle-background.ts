import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { EXPLAINER_SCRIPT } from '../src/background/late-explainer/script-name.js';
import { loadExplainerAs } from './load-explainer.js';

/**
 * Bundles the service worker once more as one classic script and points the manifest at it: a classic worker of the
 * same bytes answers a third sooner after a wake than the module with its loader. What explains and assembles bytes is a
 * second script, which the worker loads when it is asked (docs/adr/0009).
 */
export async function bundleBackground(dist: string): Promise<void> {
  const manifestPath = join(dist, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as {
    background: { service_worker: string; type?: string };
  };
  await bundle(dist, 'src/background/index.ts', 'background.js');
  await bundle(dist, 'src/background/late-explainer/script.ts', EXPLAINER_SCRIPT.slice(1));
  removeModuleWorker(dist, manifest.background.service_worker);
  manifest.background = { service_worker: 'background.js' };
  writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function bundle(dist: string, input: string, file: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [loadExplainerAs('script')],
    build: {
      outDir: dist,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'chrome116',
      modulePreload: false,
      rolldownOptions: { input, output: { format: 'iife', codeSplitting: false, entryFileNames: file } },
    },
  });
}

/** Deletes the loader that crxjs wrote and the module it imports: nothing refers to them any more. */
function removeModuleWorker(dist: string, loader: string): void {
  const entry = /import\s*["']\.\/([^"']+)["']/.exec(readFileSync(join(dist, loader), 'utf8'))?.[1];
  if (entry) rmSync(join(dist, entry), { force: true });
  rmSync(join(dist, loader), { force: true });
}
