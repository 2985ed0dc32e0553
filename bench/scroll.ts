import type { Page } from 'playwright-core';
import { openFunded } from '../test/e2e/support/funded.js';
import { POPUP, TAB } from '../test/e2e/support/launch.js';
import { startWorld, type World } from '../test/e2e/support/world.js';
import type { Row } from './measure.js';

/** One frame of a screen of 60 Hz, with the browser's own rounding. */
const FRAME_MS = 17;

/** Lists of 129 subnets and of all validators, scrolled by 60 px with each frame: what each frame took. */
export async function benchScroll(): Promise<Row[]> {
  const world = await startWorld({ scenario: 'default', blockTimeMs: 12_000 });
  try {
    const popup = await openFunded(world);
    await popup.page.close();
    const rows: Row[] = [];
    for (const [what, path, there, size] of [
      ['subnets in the tab', '/subnets', '[data-netuid]', TAB],
      ['subnets in the popup', '/subnets', '[data-netuid]', POPUP],
      ['validators in the tab', '/validators', '[data-testid="validator-scroll"] > *', TAB],
    ] as const) {
      const page = await open(world, path, size);
      await page.locator(there).first().waitFor();
      const frames = await page.evaluate<number[]>(SCROLL);
      rows.push({ what: `frame while scrolling ${what}`, unit: 'ms', samples: frames, budget: FRAME_MS });
      await page.close();
    }
    return rows;
  } finally {
    await world.close();
  }
}

function open(world: World, path: string, size: { width: number; height: number }): Promise<Page> {
  const file = size === TAB ? 'tab' : 'index';
  return world.extension.open(`src/popup/${file}.html#${path}`, size);
}

/** In the page: scrolls the longest list down and up again; the time between frames. */
const SCROLL = `new Promise((resolve) => {
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
