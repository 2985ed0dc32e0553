import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The popup's window in the page's own pixels when it is magnified to 200 %. */
export const ZOOMED = { width: 200, height: 300 };

/** Neither the page nor a part of it that scrolls is wider than it shows. */
export async function keepsItsWidth(page: Page): Promise<void> {
  const wide = `[document.documentElement, ...document.querySelectorAll('body *')]
    .filter((one) => one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX))
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => one.tagName + '.' + one.className + ' ' + one.scrollWidth)`;
  expect(await page.evaluate(wide)).toEqual([]);
}

/** Each button comes wholly into the window when it is scrolled to, and nothing lies on it there. */
export async function allInReach(page: Page): Promise<void> {
  const buttons = await page.locator('button:visible').all();
  expect(buttons.length).toBeGreaterThan(1);
  for (const button of buttons) {
    await button.scrollIntoViewIfNeeded();
    const found = await button.evaluate((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return {
        name: one.textContent,
        isInside: left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5,
        isOnTop: at !== null && (one.contains(at) || at.contains(one)),
      };
    });
    expect(found).toEqual({ name: found.name, isInside: true, isOnTop: true });
  }
}
