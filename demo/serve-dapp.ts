import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';

const OUT = 'out/demo-dapp';
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Builds the demo dApp into out/demo-dapp. */
export async function buildDapp(): Promise<void> {
  await build({
    configFile: false,
    root: 'demo/dapp',
    base: './',
    logLevel: 'error',
    build: { outDir: `../../${OUT}`, emptyOutDir: true, target: 'chrome116' },
  });
}

export interface DappServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the built dApp on loopback; 0 takes any free port. */
export async function serveDapp(port = 0): Promise<DappServer> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path === '/' ? 'index.html' : path.slice(1);
    try {
      const body = await readFile(join(OUT, file));
      response
        .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404).end('not found');
    }
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
