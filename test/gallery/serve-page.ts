import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

/** A page of the gallery behind a server of this process. */
export interface ServedPage {
  url: string;
  close(): Promise<void>;
}

/**
 * Builds a page of this folder and serves it. Built and not served as it is: a browser takes no module for the JSON that the
 * catalogues are.
 */
export async function servePage(file: string): Promise<ServedPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'kelvin-gallery-'));
  const root = resolve(import.meta.dirname, '../..');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome116',
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: join(import.meta.dirname, file),
        onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
      },
    },
  });
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/test/gallery/${basename(file)}`,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
