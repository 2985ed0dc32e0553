import type { Page } from 'playwright-core';
import { Dapp } from '../test/e2e/pages/dapp.js';
import { Approval } from '../test/e2e/pages/popup.js';
import { openFunded } from '../test/e2e/support/funded.js';
import { APPROVAL, POPUP } from '../test/e2e/support/launch.js';
import { startWorld, type World } from '../test/e2e/support/world.js';
import { type Row, repeat } from './measure.js';

interface Marked {
  /** Milliseconds since navigation, and wall clock, when the marked element was first painted. */
  paintedMs?: number;
  paintedAt?: number;
}

const RUNS = 9;
/** After that a page that has all it asks for does nothing any more. */
const SETTLED_MS = 600;
/** So many openings are tried until one is over before the next block. */
const OPENINGS = 6;
/** Blocks looked at for the requests of one: what is asked every five blocks is in it. */
const BLOCKS = 5;

/** Everything that is measured in a real browser, against a small chain. */
export async function benchBrowser(): Promise<Row[]> {
  const world = await startWorld({ scenario: 'default', blockTimeMs: 3_000 });
  try {
    await world.extension.context.addInitScript(MARK_PAINT);
    const popup = await openFunded(world);
    // As a person would leave it: with the chain's own numbers on it, which the next one paints first.
    await popup.page.locator('[data-testid="provenance"][data-state="live"]').waitFor();
    await popup.page.close();
    const open = () => openPopup(world);
    const first = [await open()];
    const again = await repeat(RUNS, open);
    const stopped = await repeat(RUNS, async () => {
      await world.extension.killWorker();
      return open();
    });
    const wake = await repeat(RUNS, () => wakeWorker(world));
    const requests = await requestsPerRefresh(world);
    const signing = await signMessages(world);
    return [
      { what: 'popup, first open, to balances painted', unit: 'ms', samples: first, budget: 200 },
      { what: 'popup, opened again, worker running', unit: 'ms', samples: again, budget: 140 },
      { what: 'popup, opened again, worker stopped', unit: 'ms', samples: stopped, budget: 200 },
      { what: 'worker, stopped to own answer', unit: 'ms', samples: wake, budget: 50 },
      { what: 'dApp signRaw to approve button painted', unit: 'ms', samples: signing.shown, budget: 120 },
      { what: 'approve to signature in the page', unit: 'ms', samples: signing.answered, budget: 60 },
      { what: 'requests to open a portfolio', unit: 'requests', samples: [requests.open], budget: 6 },
      {
        what: 'requests a block while it is looked at',
        unit: 'requests',
        samples: [requests.block],
        budget: 6,
      },
    ];
  } finally {
    await world.close();
  }
}

/**
 * Runs in every page before its scripts: notes the first frame that shows what a person waits for. Source text, because a
 * compiled function would carry the compiler's helpers into the page.
 */
const MARK_PAINT = `(() => {
  const look = () => {
    if (document.querySelector('[data-testid="total"] .amount-copy, [data-testid="approve"]')) {
      requestAnimationFrame(() => {
        window.paintedMs = performance.now();
        window.paintedAt = Date.now();
      });
    } else requestAnimationFrame(look);
  };
  look();
})()`;

async function openPopup(world: World): Promise<number> {
  const page = await world.extension.open('src/popup/index.html', POPUP);
  const painted = await mark(page, 'paintedMs');
  // It is looked at until the chain has answered; what one page begins must not be counted with the next.
  await page.locator('[data-testid="provenance"][data-state="live"]').waitFor();
  await page.waitForTimeout(SETTLED_MS);
  await page.close();
  return painted;
}

async function mark(page: Page, name: keyof Marked): Promise<number> {
  const handle = await page.waitForFunction(
    (key) => (window as unknown as Record<string, number | undefined>)[key],
    name,
  );
  return (await handle.jsonValue()) ?? 0;
}

/** From an open page: the worker is stopped, a port is opened, the first frame comes back. */
async function wakeWorker(world: World): Promise<number> {
  const page = await world.extension.open('src/popup/keeper.html');
  await world.extension.killWorker();
  const elapsed = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const startedAt = performance.now();
        chrome.runtime
          .connect({ name: 'kelvin-ui' })
          .onMessage.addListener(() => resolve(performance.now() - startedAt));
      }),
  );
  await page.close();
  return elapsed;
}

async function requestsPerRefresh(world: World): Promise<{ open: number; block: number }> {
  const total = () => Object.entries(world.devnet.requestCounts()).reduce((sum, [, count]) => sum + count, 0);
  const reads = () => {
    const counts = world.devnet.requestCounts();
    return (counts.state_call ?? 0) + (counts.state_queryStorageAt ?? 0) + (counts.state_getStorage ?? 0);
  };
  const open = async (): Promise<{ page: Page; opened: number; within: boolean }> => {
    const height = () => world.devnet.best().number;
    for (const last = height(); height() === last; ) await new Promise((resolve) => setTimeout(resolve, 20));
    const [before, at] = [reads(), height()];
    const page = await world.extension.open('src/popup/index.html', POPUP);
    await page.locator('[data-testid="provenance"][data-state="live"]').waitFor();
    // What the screen asks for after the first value counts as well: until nothing more is asked.
    for (let asked = -1; asked !== total(); await page.waitForTimeout(400)) asked = total();
    return { page, opened: reads() - before, within: height() === at };
  };
  let { page, opened, within } = await open();
  // A block that came meanwhile is read too, and is counted below.
  for (let tries = 1; tries < OPENINGS && !within; tries += 1) {
    await page.close();
    ({ page, opened, within } = await open());
  }
  const atOpen = total();
  const startBlock = world.devnet.best().number;
  while (world.devnet.best().number < startBlock + BLOCKS) await page.waitForTimeout(200);
  const perBlock = (total() - atOpen) / BLOCKS;
  await page.close();
  return { open: opened, block: perBlock };
}

async function signMessages(world: World): Promise<{ shown: number[]; answered: number[] }> {
  const site = await Dapp.open(world);
  const connect = await Approval.during(world.extension, () => site.connect());
  await connect.approve();
  await site.line('connected');
  await site.page.evaluate(ASK_FOR_SIGNATURE);
  const shown: number[] = [];
  const answered: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const answer = site.page.evaluate(async () => {
      const askedAt = Date.now();
      await (window as unknown as Asking).askForSignature();
      return { askedAt, answeredAt: Date.now() };
    });
    const asking = await world.extension.context.waitForEvent('page');
    await asking.setViewportSize(APPROVAL);
    const paintedAt = await mark(asking, 'paintedAt');
    const approval = new Approval(asking);
    // The click's own time is gone with the window, so it is taken on this side.
    let clickedAt = 0;
    await asking.exposeFunction('noteClick', (at: number) => {
      clickedAt = at;
    });
    await asking.evaluate(() => {
      addEventListener(
        'click',
        () => (window as unknown as { noteClick(at: number): void }).noteClick(Date.now()),
        { capture: true },
      );
    });
    await approval.approve();
    const times = await answer;
    shown.push(paintedAt - times.askedAt);
    answered.push(times.answeredAt - clickedAt);
  }
  await site.page.close();
  return { shown, answered };
}

interface Asking {
  askForSignature(): Promise<unknown>;
}

/** Takes the account once, so that each run is one request: a site that asks too often is refused. */
const ASK_FOR_SIGNATURE = `(async () => {
  const injected = await window.injectedWeb3.kelvin.enable('bench');
  const [account] = await injected.accounts.get();
  window.askForSignature = () =>
    injected.signer.signRaw({ address: account.address, data: 'bench', type: 'bytes' });
})()`;
