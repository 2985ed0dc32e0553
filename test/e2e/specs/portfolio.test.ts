import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
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
    const shares = page.getByTestId('allocation').getByRole('listitem');
    await eventually(() => shares.first().textContent()).toMatch(/^Free TAO.*%$/);
    await eventually(() => shares.count()).toBeGreaterThan(3);
    await eventually(() => page.getByTestId('position-line').count()).toBeGreaterThan(5);
    expect(await isWider()).toBe(false);
  });

  it('P2 Q3 sorts by a column with the keyboard', async () => {
    const head = page.getByTestId('position-table').getByRole('button', { name: 'Exit value' });
    const sorted = () => page.getByRole('columnheader', { name: 'Exit value' }).getAttribute('aria-sort');
    await head.press('Enter');
    await eventually(sorted).toBe('ascending');
    await head.press('Enter');
    await eventually(sorted).toBe('descending');
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
    const kinds = () =>
      page
        .getByTestId('action')
        .evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLElement).dataset.kind))]);
    await eventually(kinds).toEqual(['stake']);
    await page.getByTestId('action').first().getByRole('button', { name: 'Staked' }).click();
    const receipt = page.getByRole('dialog');
    await receipt.getByText('Network fee').waitFor();
    await page.keyboard.press('Escape');
    await receipt.waitFor({ state: 'detached' });
    await page.getByRole('searchbox').last().fill('nobody knows this');
    await page.getByText('Nothing matches.').waitFor();
  });
});
