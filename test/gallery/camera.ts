import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.js';
import { servePage } from './serve-page.js';

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
  const served = await servePage('index.html');
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
    await work({ page, take: (query, file) => take(page, `${served.url}?${query}`, file) });
  } finally {
    await browser.close();
    await served.close();
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
