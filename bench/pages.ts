import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/find-chromium.js';
import { launchExtension } from '../test/e2e/support/launch.js';
import { median, type Row, repeat } from './measure.js';

const LOADS = 30;
const PAGE = `<!doctype html><title>empty</title><script>window.early = Boolean(window.injectedWeb3?.kelvin)</script>`;

interface Loaded {
  domContentLoadedMs: number;
  early: boolean;
}

/** What the content scripts add to an empty page, and whether the wallet is there at its first inline script. */
export async function benchPages(): Promise<Row[]> {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  try {
    const plain = await loadsWithout(url);
    const loaded = await loadsWith(url);
    const base = median(plain.map(({ domContentLoadedMs }) => domContentLoadedMs));
    const added = loaded.map(({ domContentLoadedMs }) => domContentLoadedMs - base);
    return [
      { what: 'added to DOMContentLoaded of an empty page', unit: 'ms', samples: added, budget: 1 },
      {
        what: `wallet missing at the first inline script, of ${LOADS}`,
        unit: 'of loads',
        samples: [loaded.filter(({ early }) => !early).length],
        budget: 0,
      },
    ];
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function loadsWith(url: string): Promise<Loaded[]> {
  const extension = await launchExtension();
  try {
    return await loads(await extension.context.newPage(), url);
  } finally {
    await extension.close();
  }
}

async function loadsWithout(url: string): Promise<Loaded[]> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: false,
    args: ['--headless=new', '--disable-gpu', ...root],
  });
  try {
    return await loads(await browser.newPage(), url);
  } finally {
    await browser.close();
  }
}

async function loads(page: import('playwright-core').Page, url: string): Promise<Loaded[]> {
  const results: Loaded[] = [];
  await repeat(LOADS, async () => {
    await page.goto(url);
    const loaded = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return {
        domContentLoadedMs: entry ? entry.domContentLoadedEventEnd - entry.responseEnd : Number.NaN,
        early: (window as unknown as { early: boolean }).early,
      };
    });
    results.push(loaded);
    return loaded.domContentLoadedMs;
  });
  return results;
}
