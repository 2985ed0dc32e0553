import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';
import { build } from 'vite';

const OUT = 'out/demo-dapp';
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Builds the demo dApp into out/demo-dapp. */
export function buildDapp(): Promise<void> {
  return buildPages('demo/dapp', OUT, ['index.html']);
}

/** Builds pages below `root`, with the scripts they name, into `out`. */
export async function buildPages(root: string, out: string, pages: string[]): Promise<void> {
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    build: {
      outDir: resolve(out),
      emptyOutDir: true,
      target: 'chrome116',
      rollupOptions: { input: pages.map((page) => resolve(root, page)) },
    },
  });
}

export interface DappServer {
  url: string;
  close(): Promise<void>;
}

/** Serves built pages, the demo dApp unless told otherwise, on loopback; 0 takes any free port. */
export async function serveDapp(port = 0, out = OUT): Promise<DappServer> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path === '/' ? 'index.html' : path.slice(1);
    try {
      const body = await readFile(join(out, file));
      response
        .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404).end('not found');
    }
  });
  await new Promise<void>((listening, failed) =>
    server.once('error', failed).listen(port, '127.0.0.1', listening),
  );
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
