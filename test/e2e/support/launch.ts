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
  /** Folder of the browser's profile. */
  profile: string;
  /** Ends the browser in good order and leaves its profile on the disk. */
  stop(): Promise<void>;
  /** Kills the browser where it stands, as a power cut would, and leaves its profile on the disk. */
  crash(): Promise<void>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder of the built package. */
  dist?: string;
  /** A window on the screen instead of headless. */
  visible?: boolean;
  /** A profile that an earlier browser left behind; a fresh one when left out. */
  profile?: string;
  /** Further arguments for the browser. */
  args?: string[];
}

/** How often, and how long after one another, it is looked whether a worker ended; longer than any takes on a busy machine. */
const LOOKS = 150;
const LOOK_AGAIN_MS = 100;
/** A worker that ends while it is asked never answers. */
const ANSWER_MS = 1_000;
/** How long an element or a page is waited for: a busy machine takes its time, and whoever waits in vain says for what. */
const PATIENCE_MS = 60_000;

export const POPUP = { width: 400, height: 600 };
export const APPROVAL = { width: 420, height: 680 };
export const TAB = { width: 1280, height: 800 };

/** A Chromium with the built extension in it, and a fresh profile unless one is given. */
export async function launchExtension({
  dist = process.env.KELVIN_DIST ?? 'dist/chrome',
  visible = false,
  profile = freshProfile(),
  args = [],
}: LaunchOptions = {}): Promise<Extension> {
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
      ...args,
    ],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;
  return {
    context,
    id,
    async open(page, size = POPUP) {
      const opened = await context.newPage();
      if (!visible) await opened.setViewportSize(size);
      const url = `chrome-extension://${id}/${page}`;
      // Chromium now and then aborts the first navigation of a page while the worker is starting; the second one stands.
      await opened.goto(url).catch((error: unknown) => {
        if (!String(error).includes('ERR_ABORTED')) throw error;
        return opened.goto(url);
      });
      return opened;
    },
    killWorker: () => killWorker(context, id),
    profile,
    stop: () => context.close(),
    crash: () => crash(context),
    async close() {
      await context.close();
      // Processes of a browser that is gone may still be writing for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 30 });
    },
  };
}

function freshProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'kelvin-profile-'));
  mkdirSync(join(profile, 'Default'));
  // Without developer mode a reloaded unpacked extension is disabled by the browser.
  writeFileSync(
    join(profile, 'Default/Preferences'),
    JSON.stringify({ extensions: { ui: { developer_mode: true } } }),
  );
  return profile;
}

async function crash(context: BrowserContext): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('no browser to ask');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser did not name its process');
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
  process.kill(main.id, 'SIGKILL');
  await gone;
}

/** Without a worker there is nothing to kill. @throws Error when the worker that ran goes on running */
async function killWorker(context: BrowserContext, id: string): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('no browser to ask');
  const session = await browser.newBrowserCDPSession();
  const running = async (): Promise<string | undefined> => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(id))?.targetId;
  };
  const worker = context.serviceWorkers().find((one) => one.url().includes(id));
  /** When the worker that runs began: a later one under the same id began later. Null while none answers. */
  const begun = (): Promise<unknown> =>
    Promise.race([worker?.evaluate('performance.timeOrigin').catch(() => null), pause(ANSWER_MS)]);
  try {
    const targetId = await running();
    if (targetId === undefined) return;
    // Without its beginning nobody could tell it from its successor: one that is busy is asked again.
    let before = await begun();
    for (let look = 0; before === null && look < LOOKS; look += 1) {
      if ((await running()) === undefined) return;
      before = await begun();
    }
    await session.send('Target.closeTarget', { targetId });
    // An open page brings it up again at once, and the driver being attached gives it the same id and reports no end of the
    // first: so either there is none, or the one there is began later.
    for (let look = 0; look < LOOKS; look += 1) {
      if ((await running()) === undefined) return;
      const now = await begun();
      if (now !== null && before !== null && now !== before) return;
      await pause(LOOK_AGAIN_MS);
    }
    throw new Error(`the worker that began at ${before} still runs after it was told to end`);
  } finally {
    await session.detach();
  }
}

const pause = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));
