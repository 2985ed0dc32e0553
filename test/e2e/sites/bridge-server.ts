import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildPages } from '../../../demo/serve-dapp.js';

const OUT = 'out/bridge';

export interface Bridge {
  /** `http://127.0.0.1:PORT/?session=…`, as the official command line opens it. */
  url: string;
  origin: string;
  /** Hands the page a job and waits for what it posts back. */
  ask<T>(job: object): Promise<T>;
  close(): Promise<void>;
}

/** The command line's side of the bridge: one page, one session, one job at a time. */
export async function startBridge(): Promise<Bridge> {
  await buildPages('test/e2e/sites/bridge', OUT, ['index.html']);
  const session = randomBytes(16).toString('hex');
  let waiting: ServerResponse | null = null;
  let job: object | null = null;
  let answered: (answer: unknown) => void = () => undefined;

  const hand = (): void => {
    if (!waiting || !job) return;
    waiting.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(job));
    waiting = null;
    job = null;
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith('/assets/')) {
      response
        .writeHead(200, { 'content-type': 'text/javascript' })
        .end(await readFile(join(OUT, 'assets', pathname.slice('/assets/'.length).replaceAll('/', ''))));
    } else if (searchParams.get('session') !== session) {
      response.writeHead(403).end();
    } else if (pathname === '/job') {
      waiting = response;
      hand();
    } else if (pathname === '/answer') {
      const said: unknown = JSON.parse(await text(request));
      response.writeHead(204).end();
      answered(said);
    } else {
      const page = await readFile(join(OUT, 'index.html'));
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/?session=${session}`,
    origin,
    ask: <T>(next: object) =>
      new Promise<T>((resolve) => {
        answered = (answer) => resolve(answer as T);
        job = next;
        hand();
      }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
