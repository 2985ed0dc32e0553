import type { Page } from 'playwright-core';
import { openFunded } from '../test/e2e/support/funded.js';
import { POPUP, TAB } from '../test/e2e/support/launch.js';
import { askBackground } from '../test/e2e/support/watching.js';
import { startWorld, type World } from '../test/e2e/support/world.js';
import type { Row } from './measure.js';

/** One frame of a screen of 60 Hz, with the browser's own rounding. */
const FRAME_MS = 17;
const MANY = { accounts: 50, positionsPerAccount: 60 };

type List = readonly [what: string, path: string, there: string, size: typeof TAB];

/** Lists of 129 subnets, of all validators, and of 3,000 positions, scrolled by 60 px with each frame: what each frame took. */
export async function benchScroll(): Promise<Row[]> {
  const market = await inWorld('default', async (world, page) => {
    await page.close();
    return scrolled(world, [
      ['subnets in the tab', '/subnets', '[data-netuid]', TAB],
      ['subnets in the popup', '/subnets', '[data-netuid]', POPUP],
      ['validators in the tab', '/validators', '[data-testid="validator-scroll"] [data-hotkey]', TAB],
    ]);
  });
  const many = await inWorld({ subnets: 129, validators: 60, ...MANY }, async (world, page) => {
    await watchMany(world, page);
    return [
      ...(await firstOfMany(world)),
      ...(await scrolled(world, [
        ['3,000 positions in the tab', '/portfolio', '[data-testid="position-line"]', TAB],
        ['home of 50 accounts in the popup', '/', '[data-netuid]', POPUP],
        ['50 accounts in the popup', '/accounts', '.account-row', POPUP],
      ])),
    ];
  });
  return [...market, ...many];
}

async function inWorld(
  scenario: NonNullable<Parameters<typeof startWorld>[0]>['scenario'],
  measure: (world: World, page: Page) => Promise<Row[]>,
): Promise<Row[]> {
  const world = await startWorld({ scenario: scenario ?? 'default', blockTimeMs: 12_000 });
  try {
    return await measure(world, (await openFunded(world)).page);
  } finally {
    await world.close();
  }
}

/** Fifty accounts to watch, added at once as an import does, and counted in every total; the page is closed. */
export async function watchMany({ devnet }: World, page: Page): Promise<void> {
  const accounts = devnet.accounts.slice(-MANY.accounts).map(({ address }, index) => ({
    kind: 'watch',
    name: `Account ${index + 1}`,
    role: 'coldkey',
    address,
    cryptoType: null,
  }));
  await askBackground(page, 'wallet.addAccounts', { accounts });
  await page.evaluate(`localStorage.setItem('kelvin.home-scope', '{"all":true,"watched":true}')`);
  await page.close();
}

/** From the navigation to the first group of the list, the last portfolio in store; nothing was opened before it in this page. */
async function firstOfMany(world: World): Promise<Row[]> {
  const samples: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const page = await open(world, '/portfolio', TAB);
    samples.push(await page.evaluate<number>(PAINTED));
    await page.close();
  }
  // The first of them read everything for the first time.
  return [{ what: '3,000 positions: groups painted', unit: 'ms', samples: samples.slice(1), budget: 1_000 }];
}

async function scrolled(world: World, lists: readonly List[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, path, there, size] of lists) {
    const page = await open(world, path, size);
    const all = page.getByRole('button', { name: 'Open all' });
    // No press of a mouse: the charts above it still grow, and a press waits until nothing moves.
    if (path === '/portfolio') await all.dispatchEvent('click');
    await page.locator(there).first().waitFor();
    const frames = await page.evaluate<number[]>(SCROLL);
    rows.push({ what: `frame while scrolling ${what}`, unit: 'ms', samples: frames, budget: FRAME_MS });
    await page.close();
  }
  return rows;
}

function open(world: World, path: string, size: { width: number; height: number }): Promise<Page> {
  const file = size === TAB ? 'tab' : 'index';
  return world.extension.open(`src/popup/${file}.html#${path}`, size);
}

/** In the page: time since its navigation when the first group was drawn. */
const PAINTED = `new Promise((resolve) => {
  const look = () =>
    document.querySelector('[data-testid="group-line"]')
      ? requestAnimationFrame(() => resolve(performance.now()))
      : requestAnimationFrame(look);
  look();
})`;

/** In the page: scrolls the longest list down and up again; the time between frames. */
export const SCROLL = `new Promise((resolve) => {
  const longest = [...document.querySelectorAll('*')].reduce((most, one) => {
    const room = one.scrollHeight - one.clientHeight;
    return getComputedStyle(one).overflowY !== 'visible' && room > most.room ? { one, room } : most;
  }, { one: document.scrollingElement, room: 0 });
  const frames = [];
  let last = 0, step = 60;
  const next = (now) => {
    if (last) frames.push(now - last);
    last = now;
    longest.one.scrollTop += step;
    if (longest.one.scrollTop >= longest.room - 1) step = -60;
    if (frames.length < 120) requestAnimationFrame(next);
    else resolve(frames);
  };
  requestAnimationFrame(next);
})`;
