import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/find-chromium.js';

export interface Extension {
  context: BrowserContext;
  id: string;
  /** Opens one of our pages by its file, e.g. `src/popup/index.html`, with the popup's size. */
  open(page: string, size?: { width: number; height: number }): Promise<Page>;
  /** Stops the service worker as the browser would; the next message wakes a new one. */
  killWorker(): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder of the built package. */
  dist?: string;
  /** A window on the screen instead of headless. */
  visible?: boolean;
}

export const POPUP = { width: 400, height: 600 };
export const APPROVAL = { width: 420, height: 680 };
export const TAB = { width: 1280, height: 800 };

/** A Chromium with a fresh profile and the built extension in it. */
export async function launchExtension({
  dist = 'dist/chrome',
  visible = false,
}: LaunchOptions = {}): Promise<Extension> {
  const profile = mkdtempSync(join(tmpdir(), 'kelvin-profile-'));
  mkdirSync(join(profile, 'Default'));
  // Without developer mode a reloaded unpacked extension is disabled by the browser.
  writeFileSync(
    join(profile, 'Default/Preferences'),
    JSON.stringify({ extensions: { ui: { developer_mode: true } } }),
  );
  const folder = resolve(dist);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: false,
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(visible ? [] : ['--headless=new']),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;
  return {
    context,
    id,
    async open(page, size = POPUP) {
      const opened = await context.newPage();
      if (!visible) await opened.setViewportSize(size);
      await opened.goto(`chrome-extension://${id}/${page}`);
      return opened;
    },
    killWorker: () => killWorker(context, id),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function killWorker(context: BrowserContext, id: string): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('no browser to ask');
  const session = await browser.newBrowserCDPSession();
  try {
    const isOurs = (target: { type: string; url: string }) =>
      target.type === 'service_worker' && target.url.includes(id);
    const { targetInfos } = await session.send('Target.getTargets');
    const worker = targetInfos.find(isOurs);
    if (!worker) return;
    await session.send('Target.closeTarget', { targetId: worker.targetId });
    for (;;) {
      const left = await session.send('Target.getTargets');
      if (!left.targetInfos.some((target) => target.targetId === worker.targetId)) return;
    }
  } finally {
    await session.detach();
  }
}
