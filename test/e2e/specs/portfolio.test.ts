import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFunded } from '../support/funded.js';
import { TAB } from '../support/launch.js';
import { startWorld, type World } from '../support/world.js';

const PAST_DAYS = 31;

describe('what the accounts have and did', () => {
  let world: World;
  let page: Page;

  beforeAll(async () => {
    world = await startWorld({ scenario: 'default', pastDays: PAST_DAYS });
    await openFunded(world);
    page = await world.extension.open('src/popup/tab.html#/portfolio', TAB);
    await page.getByTestId('portfolio-summary').waitFor();
  });
  afterAll(() => world?.close());

  /** Whether anything of the page is wider than the window. */
  const isWider = () =>
    page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

  it('P2 P9 P10 shows the total, its past, its parts and every position with cost and gain', async () => {
    await page.getByTestId('value-curve').getByRole('slider').waitFor();
    await page.getByTestId('gain-card').getByText('Realised').waitFor();
    const shares = await page.getByTestId('allocation').getByRole('listitem').allTextContents();
    expect(shares[0]).toMatch(/^Free TAO.*%$/);
    expect(shares.length).toBeGreaterThan(3);
    expect(await page.getByTestId('position-line').count()).toBeGreaterThan(5);
    expect(await isWider()).toBe(false);
  });

  it('P2 Q3 sorts by a column with the keyboard', async () => {
    const head = page.getByTestId('position-table').getByRole('button', { name: 'Exit value' });
    await head.focus();
    await page.keyboard.press('Enter');
    const column = page.getByRole('columnheader', { name: 'Exit value' });
    expect(await column.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    expect(await column.getAttribute('aria-sort')).toBe('descending');
  });

  it('P10 a position has its own line over time', async () => {
    await page.getByTestId('position-line').getByRole('link').first().click();
    await page.getByTestId('position-curve').getByRole('slider').waitFor();
    expect(await isWider()).toBe(false);
  });

  it('H1 finds past actions by kind and by words, and opens one to its receipt', async () => {
    await page.goto(page.url().replace(/#.*/, '#/history'));
    await page.getByTestId('action').first().waitFor();
    await page.getByLabel('Kind').selectOption('stake');
    expect(
      new Set(await page.getByTestId('action').evaluateAll((all) => all.map((one) => one.dataset.kind))),
    ).toEqual(new Set(['stake']));
    await page.getByTestId('action').first().getByRole('button', { name: 'Staked' }).click();
    const receipt = page.getByRole('dialog');
    await receipt.getByText('Network fee').waitFor();
    await page.keyboard.press('Escape');
    await receipt.waitFor({ state: 'detached' });
    await page.getByRole('searchbox').last().fill('nobody knows this');
    await page.getByText('Nothing matches.').waitFor();
  });
});
