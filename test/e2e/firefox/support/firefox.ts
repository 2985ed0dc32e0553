import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../../../scripts/find-firefox.js';
import { manifestFor } from '../../../../scripts/manifest-for.js';
import { POPUP } from '../../support/launch.js';
import { FirefoxPage } from './page.js';

/** Firefox draws a new one for each profile; a fixed one makes our pages addressable. */
const HOST = '4b1d0f7c-5a52-4f0b-9c1e-2b6d3e8f9a10';

export interface Firefox {
  browser: Browser;
  /** Opens one of our pages by its file, e.g. `src/popup/index.html`. */
  open(page: string, size?: { width: number; height: number }): Promise<FirefoxPage>;
  /** Opens a page of the web. */
  visit(url: string): Promise<FirefoxPage>;
  /** The approval window that opens while `action` runs. */
  approvalDuring(action: () => Promise<unknown>): Promise<FirefoxPage>;
  /** A picture of a page below out/firefox. */
  shoot(page: FirefoxPage, name: string): Promise<void>;
  close(): Promise<void>;
}

/** How long a new page is waited for. */
const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 100;

/**
 * A Firefox with the built extension in it and a fresh profile.
 * @param options.idleMs time after which Firefox stops an idle event page; its own 30 s when left out
 */
export async function launchFirefox({ idleMs }: { idleMs?: number } = {}): Promise<Firefox> {
  const { gecko } = manifestFor('firefox').browser_specific_settings as { gecko: { id: string } };
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    // Without it Firefox refuses to drive pages of extensions.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [gecko.id]: HOST }),
      ...(idleMs === undefined ? {} : { 'extensions.background.idle.timeout': idleMs }),
    },
  });
  await browser.installExtension(resolve(process.env.KELVIN_DIST_FIREFOX ?? 'dist/firefox'));

  const addressOf = (page: Page): Promise<string> =>
    // The driver reports pages of extensions as about:blank; the page itself knows better.
    page.evaluate('location.href').then(String, () => '');
  const approvals = async (): Promise<Page[]> => {
    const pages = await browser.pages();
    const addresses = await Promise.all(pages.map(addressOf));
    return pages.filter((_, index) => addresses[index]?.includes('/approval.html'));
  };

  return {
    browser,
    async open(path, size = POPUP) {
      const page = await browser.newPage();
      await page.setViewport(size);
      // The page loads; only the driver never hears that it did.
      await page
        .goto(`moz-extension://${HOST}/${path}`, { timeout: 1_000, waitUntil: 'domcontentloaded' })
        .catch(() => undefined);
      return new FirefoxPage(page);
    },
    async visit(url) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return new FirefoxPage(page);
    },
    async approvalDuring(action) {
      const before = new Set(await approvals());
      await action();
      for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
        const fresh = (await approvals()).find((page) => !before.has(page));
        if (fresh) {
          const approval = new FirefoxPage(fresh);
          // A window is there before what it asks is: nobody reads one that is still empty.
          await approval.byId('approve');
          return approval;
        }
        await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
      }
      throw new Error('no approval window opened');
    },
    async shoot({ page }, name) {
      mkdirSync('out/firefox', { recursive: true });
      await page.screenshot({ path: join('out/firefox', `${name}.png`) });
    },
    close: () => browser.close(),
  };
}
