/**
 * Pictures of approvals in both themes, without a wallet or a chain:
 *   npx tsx test/gallery/shoot.ts [folder] [--edges] [--size 420x680] [--only stake,swap] [--axe]
 * With --edges also those that the documentation does not show, with --axe each is examined and a finding fails the run.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import type axe from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { findChromium } from '../../scripts/find-chromium.js';
import { EDGES } from '../support/approval-edges.js';
import { TWELVE } from '../support/approval-views.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edges: { type: 'boolean' },
    size: { type: 'string', default: '420x680' },
    only: { type: 'string' },
    axe: { type: 'boolean' },
  },
});
const folder = resolve(positionals[0] ?? 'out/approvals');
const [width = 420, height = 680] = values.size.split('x').map(Number);

/** A picture by its name, and what the page is asked for. */
const shots = new Map<string, string>(
  [...TWELVE, ...(values.edges ? EDGES : [])].map(({ id }) => [id, `id=${id}`]),
);
if (values.edges) {
  shots.set('queue', 'id=swap,stake,transfer');
  shots.set('last-minute', 'id=transfer&left=43');
  shots.set('connect-many', 'id=connect&accounts=14');
}
const only = values.only?.split(',');

async function shoot(page: Page, url: string, theme: string, name: string, query: string): Promise<void> {
  await page.goto(`${url}?${query}&theme=${theme}`);
  await page.getByTestId('approval').waitFor();
  // The button as it looks when it can be used.
  await page
    .locator('[data-testid="approve"][data-inert="false"], [data-testid="refusal"]')
    .first()
    .waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' });
}

/** What axe finds, colours included: in a browser they are laid out and can be measured. */
async function examine(page: Page, name: string): Promise<string[]> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

mkdirSync(folder, { recursive: true });
// Built and not served as it is: a browser takes no module for the JSON that the catalogues are.
const outDir = mkdtempSync(join(tmpdir(), 'kelvin-gallery-'));
const root = resolve(import.meta.dirname, '../..');
await build({
  configFile: false,
  root,
  logLevel: 'error',
  plugins: [react()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'chrome116',
    rolldownOptions: { input: join(import.meta.dirname, 'index.html') },
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
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const findings: string[] = [];
try {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 });
  page.on('pageerror', (error) => console.error(error));
  const url = `http://127.0.0.1:${address.port}/test/gallery/index.html`;
  for (const theme of ['dark', 'light'])
    for (const [name, query] of shots) {
      if (only && !only.includes(name)) continue;
      await shoot(page, url, theme, name, query);
      if (values.axe) findings.push(...(await examine(page, `${name}-${theme}`)));
    }
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
}
for (const finding of findings) console.error(finding);
if (findings.length > 0) process.exitCode = 1;
console.log(`pictures are in ${folder}`);
