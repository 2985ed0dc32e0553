import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { type Extension, launchExtension } from '../test/e2e/support/launch.js';
import { median, type Row } from './measure.js';

/** Loads with and without the scripts, next to each other in time, so that a busy moment meets both. */
const PAIRS = 80;
const WARM_UP = 5;
const HEAP_PAIRS = 10;
const ORDINARY_PAGES = 20;
const KIB = 1024;
/** Hears every message from the first moment on, as a page's own script would. */
const PAGE = `<!doctype html><title>empty</title><script>
window.early = Boolean(window.injectedWeb3?.kelvin);
window.heard = 0;
addEventListener('message', () => { window.heard += 1; });
</script>`;

interface Loaded {
  /** From the first byte of the page to the end of DOMContentLoaded, in ms. */
  domContentLoadedMs: number;
  early: boolean;
  heard: number;
}

/** What Kelvin costs a page that never asks for it. */
export async function benchPages(dist = process.env.KELVIN_DIST ?? 'dist/chrome'): Promise<Row[]> {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const bare = withoutContentScripts(dist);
  const extensions: Extension[] = [];
  try {
    const plain = await launchExtension({ dist: bare });
    extensions.push(plain);
    const ours = await launchExtension({ dist });
    extensions.push(ours);
    return [
      ...bytes(dist),
      ...(await compare(plain, ours, url)),
      ...(await ownTime(ours, url)),
      ...(await wakes(ours, url)),
    ];
  } finally {
    for (const extension of extensions) await extension.close();
    rmSync(bare, { recursive: true, force: true });
    server.close();
    server.closeAllConnections();
  }
}

/** The same package with nothing for pages in it: whatever differs is what the scripts do. */
function withoutContentScripts(dist: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kelvin-bare-'));
  cpSync(dist, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, content_scripts: undefined }));
  return folder;
}

/** Scripts of a page as they lie in the package, and packed, which is how other wallets state theirs. */
function bytes(dist: string): Row[] {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as {
    content_scripts: Array<{ js: string[] }>;
  };
  const files = manifest.content_scripts
    .flatMap(({ js }) => js)
    .map((path) => readFileSync(join(dist, path)));
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0) / KIB;
  return [
    {
      what: 'script in each page, gzip',
      unit: 'KiB',
      samples: [sum(files.map((file) => gzipSync(file).length))],
      budget: null,
    },
  ];
}

async function compare(plain: Extension, ours: Extension, url: string): Promise<Row[]> {
  const [bare, full] = [await plain.context.newPage(), await ours.context.newPage()];
  for (let run = 0; run < WARM_UP; run += 1) for (const page of [bare, full]) await load(page, url);
  const times: number[] = [];
  const loads: Loaded[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const order = pair % 2 === 0 ? [bare, full] : [full, bare];
    const got = new Map<Page, Loaded>();
    for (const page of order) got.set(page, await load(page, url));
    const [without, loaded] = [got.get(bare), got.get(full)];
    if (!without || !loaded) throw new Error('a load is missing');
    times.push(loaded.domContentLoadedMs - without.domContentLoadedMs);
    loads.push(loaded);
  }
  await bare.close();
  await full.close();
  const heaps: number[] = [];
  for (let pair = 0; pair < HEAP_PAIRS; pair += 1)
    heaps.push(((await heapOf(ours, url)) - (await heapOf(plain, url))) / KIB);
  const what = 'added to DOMContentLoaded of an empty page';
  const [lower, upper] = quartiles(times);
  return [
    { what: `${what}, pairs`, unit: 'ms', samples: times, budget: 1 },
    { what: `${what}, lower quartile`, unit: 'ms', samples: [lower], budget: null },
    { what: `${what}, upper quartile`, unit: 'ms', samples: [upper], budget: null },
    { what: 'JavaScript heap added to an empty page', unit: 'KiB', samples: heaps, budget: null },
    {
      what: `wallet missing at the first inline script, of ${PAIRS}`,
      unit: 'of loads',
      samples: [loads.filter(({ early }) => !early).length],
      budget: 0,
    },
    {
      what: `messages in an ordinary page, ${PAIRS} loads`,
      unit: 'of loads',
      samples: [loads.filter(({ heard }) => heard > 0).length],
      budget: 0,
    },
  ];
}

async function load(page: Page, url: string): Promise<Loaded> {
  await page.goto(url);
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const { early, heard } = window as unknown as Loaded;
    return {
      domContentLoadedMs: entry ? entry.domContentLoadedEventEnd - entry.responseStart : Number.NaN,
      early,
      heard,
    };
  });
}

/** Bytes in use in all worlds of a page that was never used for anything else, after a collection. */
async function heapOf({ context }: Extension, url: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return usedSize;
}

interface TraceEvent {
  name: string;
  ts: number;
  dur?: number;
  args?: { chrome_extension_id?: { extension_id?: string } };
}

/** What the browser itself counts as the injection of each script: making its world, compiling, running. */
async function ownTime(ours: Extension, url: string): Promise<Row[]> {
  const browser = ours.context.browser();
  if (!browser) throw new Error('no browser to trace');
  const page = await ours.context.newPage();
  for (let run = 0; run < WARM_UP; run += 1) await load(page, url);
  await browser.startTracing(page, { categories: ['extensions'] });
  for (let run = 0; run < PAIRS; run += 1) await load(page, url);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  await page.close();
  const injections = trace.traceEvents
    .filter(({ name }) => name === 'ScriptInjection::InjectJs')
    .filter(({ args }) => args?.chrome_extension_id?.extension_id === ours.id)
    .sort((a, b) => a.ts - b.ts)
    .map(({ dur = 0 }) => dur / 1_000);
  // Two scripts in each page, in the order of the manifest.
  const [relay, inpage] = [0, 1].map((place) => injections.filter((_, index) => index % 2 === place));
  if (relay?.length !== PAIRS || inpage?.length !== PAIRS)
    throw new Error(`${injections.length} injections in ${PAIRS} pages`);
  const both = relay.map((time, index) => time + (inpage[index] ?? 0));
  return [
    { what: 'time of the scripts in a page', unit: 'ms', samples: both, budget: 1 },
    { what: 'of it the isolated world and the relay', unit: 'ms', samples: relay, budget: null },
    { what: 'of it the entry in the page', unit: 'ms', samples: inpage, budget: null },
  ];
}

/** How often loading an ordinary page starts the stopped worker; the last page asks, to show that it would be seen. */
async function wakes(ours: Extension, url: string): Promise<Row[]> {
  const page = await ours.context.newPage();
  let woken = 0;
  await ours.killWorker();
  for (let run = 0; run < ORDINARY_PAGES; run += 1) {
    await load(page, `${url}?${run}`);
    if (await workerRuns(ours)) woken += 1;
  }
  await page.evaluate(() => {
    const { injectedWeb3 } = window as unknown as {
      injectedWeb3: Record<string, { enable(name: string): Promise<unknown> }>;
    };
    return injectedWeb3.kelvin?.enable('bench').catch(() => undefined);
  });
  if (!(await workerRuns(ours))) throw new Error('a page that asked did not wake the worker');
  await page.close();
  return [
    {
      what: `worker started by an ordinary page, of ${ORDINARY_PAGES}`,
      unit: 'of loads',
      samples: [woken],
      budget: 0,
    },
  ];
}

async function workerRuns(ours: Extension): Promise<boolean> {
  const session = await ours.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no browser to ask');
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.some(({ type, url }) => type === 'service_worker' && url.includes(ours.id));
  } finally {
    await session.detach();
  }
}

/** Medians of the lower and of the upper half. */
function quartiles(samples: number[]): [lower: number, upper: number] {
  const sorted = [...samples].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return [median(sorted.slice(0, half)), median(sorted.slice(-half))];
}
