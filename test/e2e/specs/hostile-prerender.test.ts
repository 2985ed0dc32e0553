import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/find-chromium.js';
import { buildHostile } from '../pages/hostile-page.js';

/**
 * A page that the browser loads ahead of time. Chromium does not do that while a driver is attached, so this browser has
 * none, and the pages report what they saw.
 */
let server: Server;
let browser: ChildProcess | undefined;
let profile: string;
let reported: Promise<unknown>;

beforeAll(async () => {
  const folder = await buildHostile();
  profile = mkdtempSync(join(tmpdir(), 'kelvin-ahead-'));
  const asked = new AbortController();
  reported = new Promise((received) => {
    server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (pathname === '/asked') asked.abort();
      if (pathname === '/when-asked' && !asked.signal.aborted) await once(asked.signal, 'abort');
      if (pathname === '/report') received(JSON.parse(await text(request)));
      const body = await readFile(join(folder, pathname)).catch(() => null);
      const type = extname(pathname) === '.js' ? 'text/javascript' : 'text/html';
      response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  // With its whole group: Debian's chromium is a script around the browser.
  if (browser?.pid !== undefined) {
    process.kill(-browser.pid);
    if (browser.exitCode === null) await once(browser, 'exit');
  }
  server.closeAllConnections();
  server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 30 });
});

it('S33 a page that is loaded ahead is answered when it is seen, not before', async () => {
  const dist = resolve(process.env.KELVIN_DIST ?? 'dist/chrome');
  const { port } = server.address() as AddressInfo;
  browser = spawn(
    findChromium(),
    [
      '--headless=new',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-component-update',
      `--user-data-dir=${profile}`,
      `--disable-extensions-except=${dist}`,
      `--load-extension=${dist}`,
      `http://127.0.0.1:${port}/ahead.html`,
    ],
    { stdio: 'ignore', detached: true },
  );
  expect(await reported).toEqual({ askedAhead: true, answeredAhead: false, said: 'Request denied' });
});
