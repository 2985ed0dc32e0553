import { resolve } from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { loadExplainerAs } from './scripts/load-explainer.js';
import { type Browser, manifestFor } from './scripts/manifest-for.js';
import { papers } from './scripts/papers.js';

const DEV_PORT = 5199;

/** Parts of libraries that this wallet never runs: more than 200 KiB of the package (gzip). */
const LEFT_OUT = [
  {
    find: /^@polkadot\/wasm-crypto-wasm$/,
    replacement: resolve('src/engine/chain/left-out/no-wasm.ts'),
  },
  {
    find: /^@polkadot\/types-known$/,
    replacement: resolve('src/engine/chain/left-out/no-known-chains.ts'),
  },
  { find: /^@polkadot\/api-derive$/, replacement: resolve('src/engine/chain/left-out/no-derives.ts') },
  { find: /^axios$/, replacement: resolve('src/popup/devices/ledger/left-out/no-axios.ts') },
];

export default defineConfig(({ mode, command }) => {
  const browser: Browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const manifest = manifestFor(browser);
  if (command === 'serve') allowDevServer(manifest);
  return {
    resolve: {
      alias: [
        ...LEFT_OUT,
        // Firefox speaks promises itself: the polyfill would only hand `browser` through, and weighs 10 KiB.
        ...(browser === 'firefox'
          ? [
              { find: 'webextension-polyfill', replacement: resolve('src/background/native-browser.ts') },
              {
                find: '@zondax/ledger-substrate',
                replacement: resolve('src/popup/devices/ledger/left-out/no-ledger.ts'),
              },
            ]
          : []),
      ],
    },
    plugins: [
      react(),
      papers(),
      crx({ manifest: manifest as unknown as ManifestV3Export, browser }),
      ...(command === 'build' ? [loadExplainerAs(browser === 'firefox' ? 'module' : 'script')] : []),
    ],
    // A strict port: the extension's pages know the dev server by its address.
    server: { port: DEV_PORT, strictPort: true, hmr: { port: DEV_PORT } },
    worker: { format: 'es' as const },
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
          codeSplitting: browser === 'chrome' ? { groups: [{ name: startChunk() }] } : true,
        },
      },
    },
  };
});

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** Icons of both: left to themselves they land in `start`, and the approval window would load all of it for them. */
const SHARED_ICONS = /lucide-react\/.*\/icons\/(?:chevron-left|chevron-right|x)\.m?js$/;

/**
 * Names the chunk of a module: `base` when both the popup and the approval window import it before they can paint, `start`
 * when the popup does. The keeper page shares modules with it
 * and must not load the popup's, so what it needs stays in chunks of its own, as does each page's first module. Firefox's
 * background is a module of this build and shares with the popup too, so its package is left as it falls; Chrome's is bundled
 * once more by itself.
 */
function startChunk(): (id: string, graph: ModuleGraph) => string | null {
  let start: Set<string> | null = null;
  let approval = new Set<string>();
  const closure = (entry: string, graph: ModuleGraph): Set<string> => {
    const found = new Set([entry]);
    for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  };
  return (id, graph) => {
    if (!start) {
      const main = resolve('src/popup/main.tsx');
      const kept = closure(resolve('src/popup/keeper/main.ts'), graph);
      start = new Set([...closure(main, graph)].filter((one) => one !== main && !kept.has(one)));
      approval = closure(resolve('src/popup/approval-main.tsx'), graph);
    }
    if (SHARED_ICONS.test(id)) return 'base';
    // Icons and dialogs of later screens share modules with those of the first: grouped, they would all come at once.
    if (!start.has(id) || /node_modules\/(?:lucide-react|@base-ui)\//.test(id)) return null;
    return approval.has(id) ? 'base' : 'start';
  };
}

/** The strict policy of the release would stop vite's own scripts and sockets while developing. */
function allowDevServer(manifest: Record<string, unknown>): void {
  const policy = manifest.content_security_policy as { extension_pages: string };
  const origin = `http://localhost:${DEV_PORT}`;
  policy.extension_pages = policy.extension_pages
    .replace("connect-src 'self'", `connect-src 'self' ${origin}`)
    .replace("script-src 'self'", `script-src 'self' ${origin}`)
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
}
