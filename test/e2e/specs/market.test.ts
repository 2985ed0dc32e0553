import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { openFunded } from '../support/funded.js';
import { TAB } from '../support/launch.js';
import { startWorld, type World } from '../support/world.js';

/** What the list of subnets does in a real browser, with 129 of them and a month of past. */
describe('V1 V2 V3 Q3 the market in the tab', () => {
  let world: World;
  let page: Page;
  const rows = () => page.getByTestId('market-row');
  const firstNetuid = () => rows().first().getAttribute('data-netuid');
  const focused = () =>
    page.evaluate<string>('document.activeElement?.closest("[data-netuid]")?.dataset.netuid');

  /** The slash leads into the search; a screen that was drawn this instant may not listen yet. */
  const slash = async (): Promise<void> => {
    await eventually(() => page.title()).toMatch(/^Subnets/);
    await page.keyboard.press('/');
    await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
  };

  /** Asked again and again from here: the pages' own policy forbids what playwright's waiting would need. */
  const until = (expression: string) => eventually(() => page.evaluate<boolean>(expression)).toBe(true);

  beforeAll(async () => {
    world = await startWorld({ scenario: 'default', pastDays: 31 });
    const popup = await openFunded(world);
    await popup.page.close();
    page = await world.extension.open('src/popup/tab.html#/subnets', TAB);
    await rows().first().waitFor();
  });
  afterAll(() => world?.close());

  it('finds by name and by number with the slash', async () => {
    await slash();
    await page.keyboard.type('sn64');
    await eventually(firstNetuid).toBe('64');
    const search = page.getByRole('searchbox');
    await search.fill('no such subnet');
    await page.getByText('No subnet matches').waitFor();
    await search.fill('');
    await page.locator('[aria-rowcount="130"]').waitFor();
  });

  it('sorts by a column with the keyboard and says it', async () => {
    const pool = page.getByRole('button', { name: 'Pool τ', exact: true });
    await pool.press('Enter');
    await page.locator('th[aria-sort="descending"]', { hasText: 'Pool τ' }).waitFor();
    const deepest = await firstNetuid();
    await pool.press('Enter');
    await page.locator('th[aria-sort="ascending"]', { hasText: 'Pool τ' }).waitFor();
    await eventually(firstNetuid).not.toBe(deepest);
    await page.getByRole('button', { name: 'Sort by Deregistration' }).click();
    await rows().first().getByText('next', { exact: true }).waitFor();
  });

  it('moves through rows that were out of sight, marks one, and knows it after a reload', async () => {
    await rows().first().getByRole('link').focus();
    await until('document.activeElement?.dataset.index === "0"');
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('PageDown');
    await until('document.activeElement?.dataset.index === "40"');
    await page.keyboard.press('ArrowDown');
    await until('document.activeElement?.dataset.index === "41"');
    const marked = await focused();
    await page.keyboard.press('f');
    await page.locator(`[data-netuid="${marked}"] [aria-pressed="true"]`).waitFor();
    await page.reload();
    await page.getByText('Favourites', { exact: true }).click();
    await eventually(() => rows().count()).toBe(1);
    await eventually(firstNetuid).toBe(marked);
    await page.getByText('All', { exact: true }).click();
    await page.locator('[aria-rowcount="130"]').waitFor();
  });

  it('opens a subnet with Enter and reads its chart with the arrows', async () => {
    await slash();
    await page.keyboard.type('64');
    await eventually(firstNetuid).toBe('64');
    await page.keyboard.press('ArrowDown');
    await until('document.activeElement?.dataset.index === "0"');
    await page.keyboard.press('Enter');
    const chart = page.getByTestId('chart');
    await chart.waitFor();
    await page.locator('.kelvin-chart-canvas canvas').waitFor();
    await chart.focus();
    const told = () => chart.getAttribute('aria-valuetext');
    await eventually(told).toMatch(/\d/);
    const newest = await told();
    await chart.press('ArrowLeft');
    await eventually(told).not.toBe(newest);
    await chart.press('Home');
    await eventually(() => chart.getAttribute('aria-valuenow')).toBe('0');
    await page.getByText('24 h', { exact: true }).first().click();
    await page.getByRole('slider', { name: 'Price over 24 hours' }).waitFor();
  });

  it('lists the validators and compares two by keyboard', async () => {
    await page.evaluate("location.hash = '#/validators'");
    const lines = page.getByTestId('validator-row');
    await lines.first().waitFor();
    await lines.first().getByRole('link').focus();
    await until('document.activeElement?.dataset.index === "0"');
    await page.keyboard.press('c');
    await page.keyboard.press('ArrowDown');
    await until('document.activeElement?.dataset.index === "1"');
    await page.keyboard.press('c');
    await page.getByTestId('compare-bar').getByRole('button', { name: 'Compare', exact: true }).click();
    await eventually(() => page.getByTestId('differences').locator('li').count()).toBeGreaterThan(2);
  });
});
