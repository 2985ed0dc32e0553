import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { findChromium } from '../../scripts/find-chromium.js';

export const THEMES = ['dark', 'light'] as const;

interface Lens {
  /** `420x680`, as wide and high as the window. */
  size: string;
  /** Pixels of the picture to one of the page. */
  scale: number;
}

/** The gallery in a browser, and how one of its pictures is taken. */
export interface Camera {
  page: Page;
  /** Shows what the query asks for, and writes it once its button can be pressed. */
  take(query: string, file: string): Promise<void>;
}

/** Builds the gallery page, opens it, and closes all of it again when the work is done. */
export async function withCamera({ size, scale }: Lens, work: (camera: Camera) => Promise<void>) {
  const [width = 420, height = 680] = size.split('x').map(Number);
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
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: scale,
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    page.on('pageerror', (error) => console.error(error));
    const url = `http://127.0.0.1:${address.port}/test/gallery/index.html`;
    await work({ page, take: (query, file) => take(page, `${url}?${query}`, file) });
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function take(page: Page, url: string, file: string): Promise<void> {
  await page.goto(url);
  await page.getByTestId('approval').waitFor();
  // The button as it looks when it can be used.
  await page
    .locator('[data-testid="approve"][data-inert="false"], [data-testid="refusal"]')
    .first()
    .waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: file, animations: 'disabled' });
}
