import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Popup } from '../pages/popup.js';
import { eventually } from '../support/eventually.js';
import { openFunded } from '../support/funded.js';
import { POPUP, TAB } from '../support/launch.js';
import { startWorld, type World } from '../support/world.js';

const SHOTS = process.env.KELVIN_SHOTS;
let world: World;
let popup: Popup;

const shoot = async (page: Page, name: string): Promise<void> => {
  if (!SHOTS) return;
  await page.evaluate('document.fonts.ready.then(() => null)');
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
};
const open = (path: string, size = TAB): Promise<Page> =>
  world.extension.open(`src/popup/${size === TAB ? 'tab' : 'index'}.html#${path}`, size);
const attribute = (page: Page, name: string): Promise<string | null> =>
  page.evaluate(`document.documentElement.getAttribute('${name}')`);
/** Nothing on the page is wider than the page. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

beforeAll(async () => {
  // The one source of prices must not be asked by a test: its name leads nowhere here.
  world = await startWorld({}, { args: ['--host-resolver-rules=MAP api.coingecko.com ~NOTFOUND'] });
  popup = await openFunded(world);
});
afterAll(() => world?.close());

describe('Q5 the language', () => {
  it('Q5 changes every open page at once, its numbers too, and is there from the first paint of the next', async () => {
    const settings = await open('/settings');
    await eventually(() => popup.total.innerText()).toMatch(/\d\.\d/);
    await settings.getByTestId('language').selectOption('de');
    await settings.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    await eventually(() => attribute(settings, 'lang')).toBe('de');
    await eventually(() => popup.total.innerText()).toMatch(/\d,\d/);
    expect(await overflow(settings)).toBe(0);
    await shoot(settings, 'tab-german');

    const next = await open('/settings', POPUP);
    await next.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    expect(await overflow(next)).toBe(0);
    await shoot(next, 'popup-german');
    await next.close();
    await settings.getByTestId('language').selectOption('en');
    await settings.getByRole('heading', { name: 'Settings' }).waitFor();
    await eventually(() => popup.total.innerText()).toMatch(/\d\.\d/);
    await eventually(() => attribute(settings, 'lang')).toBe('en');
    await settings.close();
  });

  it('Q5 S84 takes an amount with the mark of the language and refuses the other', async () => {
    const settings = await open('/settings');
    await settings.getByTestId('language').selectOption('de');
    await settings.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    const send = await open('/do/send');
    const amount = send.getByTestId('amount');
    const issue = send.getByTestId('amount-issue');
    await amount.fill('1.000');
    await eventually(() => issue.innerText()).not.toBe('');
    await amount.fill('1,5');
    await eventually(() => issue.innerText()).toBe('');
    await send.close();
    await settings.getByTestId('language').selectOption('system');
    await settings.getByRole('heading', { name: 'Settings' }).waitFor();
    await settings.close();
  });
});

describe('Q5 the look', () => {
  it('changes theme and contrast at once, and keeps them', async () => {
    const settings = await open('/settings');
    await settings.getByText('Light', { exact: true }).click();
    await eventually(() => attribute(settings, 'data-theme')).toBe('light');
    await shoot(settings, 'tab-light');
    const contrast = settings.getByRole('group', { name: 'Contrast' });
    await contrast.getByText('More', { exact: true }).click();
    await eventually(() => attribute(settings, 'data-contrast')).toBe('more');
    await shoot(settings, 'tab-light-more');
    const next = await open('/settings', POPUP);
    const look = async () => [await attribute(next, 'data-theme'), await attribute(next, 'data-contrast')];
    await eventually(look).toEqual(['light', 'more']);
    await shoot(next, 'popup-light-more');
    await next.getByText('Dark', { exact: true }).click();
    await eventually(() => attribute(settings, 'data-theme')).toBe('dark');
    await next.getByRole('group', { name: 'Contrast' }).getByText('Normal', { exact: true }).click();
    await eventually(() => attribute(settings, 'data-contrast')).toBe('normal');
    await shoot(next, 'popup-dark');
    await shoot(settings, 'tab-dark');
    await next.close();
    await settings.close();
  });

  it('Q5 finds a setting by the slash and a word', async () => {
    const settings = await open('/settings');
    await settings.getByRole('heading', { name: 'Settings' }).waitFor();
    // The page has its title once its screen listens.
    await eventually(() => settings.title()).toMatch(/^Settings/);
    await settings.keyboard.press('/');
    await settings.getByRole('searchbox').and(settings.locator(':focus')).waitFor();
    await settings.keyboard.type('toler');
    await eventually(() => settings.locator('.settings-row').count()).toBe(1);
    expect(await settings.getByTestId('default-tolerance').isVisible()).toBe(true);
    await shoot(settings, 'tab-search');
    await settings.close();
  });
});

describe('U5 hosts and the price', () => {
  it('U5 P11 says that the source does not answer, keeps everything else, and ends with the switch', async () => {
    const hosts = await open('/settings/hosts');
    await hosts.getByText('In use').waitFor();
    await shoot(hosts, 'hosts-tab');
    const fiat = hosts.getByRole('switch', { name: /CoinGecko/ });
    await fiat.click();
    await hosts.locator('[data-error-code="fiat/unreachable"]').waitFor();
    await shoot(hosts, 'hosts-failed');
    await fiat.click();
    await hosts.locator('[data-error-code="fiat/unreachable"]').waitFor({ state: 'detached' });
    await hosts.close();
    for (const [name, size] of Object.entries({
      popup: POPUP,
      panel: { width: 360, height: 900 },
      zoomed: { width: 200, height: 300 },
    })) {
      const page = await world.extension.open(
        `src/popup/${name === 'panel' ? 'panel' : 'index'}.html#/settings/hosts`,
        size,
      );
      await page.getByText('In use').waitFor();
      expect(await overflow(page), name).toBe(0);
      await shoot(page, `hosts-${name}`);
      await page.evaluate(`location.hash = '/settings'`);
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      expect(await overflow(page), name).toBe(0);
      await shoot(page, `settings-${name}`);
      await page.close();
    }
  });

  it('U5 shows the privacy page and the licences of its packages, offline', async () => {
    const settings = await open('/settings');
    await settings.getByTestId('open-privacy').click();
    await settings.getByTestId('privacy').getByText('There is no server of Kelvin').waitFor();
    await shoot(settings, 'privacy');
    await settings.keyboard.press('Escape');
    await settings.getByTestId('open-licences').click();
    const licences = settings.getByTestId('licences');
    await licences.getByText('@polkadot/api', { exact: true }).click();
    await licences
      .getByText(/Apache License/)
      .first()
      .waitFor();
    await shoot(settings, 'licences');
    await settings.close();
  });
});
