import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { leftOut, otherChainsOut } from './scripts/leave-out.js';
import { loadEarly } from './scripts/load-early.js';
import { loadExplainerAs } from './scripts/load-explainer.js';
import { type Browser, manifestFor } from './scripts/manifest-for.js';
import { papers } from './scripts/papers.js';
import { startChunks } from './scripts/start-chunks.js';

const DEV_PORT = 5199;

export default defineConfig(({ mode, command }) => {
  const browser: Browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const manifest = manifestFor(browser);
  if (command === 'serve') allowDevServer(manifest);
  return {
    resolve: { alias: leftOut(browser) },
    plugins: [
      react(),
      papers(),
      otherChainsOut(),
      loadEarly(),
      crx({ manifest: manifest as unknown as ManifestV3Export, browser }),
      ...(command === 'build' ? [loadExplainerAs(browser === 'firefox' ? 'module' : 'script')] : []),
    ],
    // A strict port: the extension's pages know the dev server by its address.
    server: { port: DEV_PORT, strictPort: true, hmr: { port: DEV_PORT } },
    worker: { format: 'es' as const, plugins: () => [otherChainsOut()] },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: browser === 'firefox' ? 'firefox128' : 'chrome116',
      sourcemap: false,
      // The preload helper touches `document`, which a worker does not have.
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        // 'use client' at the top of a library's modules means nothing in a bundle; hundreds of warnings hide real ones.
        onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
        input: {
          approval: 'src/popup/approval.html',
          tab: 'src/popup/tab.html',
          panel: 'src/popup/panel.html',
          keeper: 'src/popup/keeper.html',
        },
        output: {
          // What the popup needs before its first paint comes in one file: seventy small ones cost more than their bytes.
          codeSplitting: { groups: startChunks(browser) },
        },
      },
    },
  };
});

/** The strict policy of the release would stop vite's own scripts and sockets while developing. */
function allowDevServer(manifest: Record<string, unknown>): void {
  const policy = manifest.content_security_policy as { extension_pages: string };
  const origin = `http://localhost:${DEV_PORT}`;
  policy.extension_pages = policy.extension_pages
    .replace("connect-src 'self'", `connect-src 'self' ${origin}`)
    .replace("script-src 'self'", `script-src 'self' ${origin}`)
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
}
