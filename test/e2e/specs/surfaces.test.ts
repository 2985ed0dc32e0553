import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildHostile, HostilePage } from '../pages/hostile-page.js';
import { PASSWORD } from '../pages/onboarding.js';
import { Popup } from '../pages/popup.js';
import { RightsScreens } from '../pages/rights.js';
import { btcliPayload } from '../sites/btcli-payload.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf } from '../support/funded.js';
import { TAB } from '../support/launch.js';
import { Thief } from '../support/thief.js';
import { startWorld, type World } from '../support/world.js';
import { allInReach, keepsItsWidth, ZOOMED } from '../support/zoomed.js';

const PANEL = { width: 420, height: 900 };

describe('the surfaces', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;

  beforeAll(async () => {
    world = await startWorld({ scenario: 'default' });
    popup = await openFunded(world);
  });
  beforeEach(async () => {
    await goHome(popup.page);
    await popup.total.waitFor();
  });
  afterAll(() => world?.close());

  const hash = (page: Page): string => new URL(page.url()).hash;
  /** Waits until an expression is true in a page; polled from here, because the page's own policy forbids eval. */
  const until = (page: Page, expression: string) =>
    eventually(() => page.evaluate(`Boolean(${expression})`)).toBe(true);
  const atHash = (page: Page, expected: string) =>
    until(page, `location.hash === ${JSON.stringify(expected)}`);
  /** Closes the popup once the background holds what was done last; a moment later it has it in any case. */
  const close = async (page: Page, held: string): Promise<void> => {
    const kept = `chrome.storage.session.get(null).then((all) => JSON.stringify(all).includes(${JSON.stringify(held)}))`;
    await eventually(() => page.evaluate(kept)).toBe(true);
    await page.close();
  };
  const goHome = (page: Page) => page.evaluate(`location.hash = '#/'`);

  it('U6 Q1 amounts are painted before anybody answers, and nothing of them after a lock', async () => {
    const { page } = popup;
    await page.locator('[data-testid="provenance"][data-state="live"]').waitFor();
    await close(page, '\\"keptAtMs\\"');
    // A page whose background is silent, and which has no engine: whatever it shows, it has from the page before.
    const alone = await world.extension.context.newPage();
    await alone.addInitScript(`
      chrome.runtime.connect = () => ({
        postMessage() {}, disconnect() {},
        onMessage: { addListener() {} }, onDisconnect: { addListener() {} },
      });
      globalThis.SharedWorker = class extends EventTarget { port = Object.assign(new EventTarget(), { start() {}, postMessage() {} }) };
    `);
    const url = `chrome-extension://${world.extension.id}/src/popup/index.html`;
    await alone.goto(url);
    await alone
      .getByTestId('total')
      .getByText(/\d\.\d/)
      .first()
      .waitFor();
    popup = await Popup.open(world.extension);
    await popup.lock();
    await alone.goto('about:blank');
    await alone.goto(url);
    await alone.locator('[aria-busy="true"]').first().waitFor();
    expect(await alone.getByTestId('total').count()).toBe(0);
    await alone.close();
    await popup.unlock(PASSWORD);
    await popup.total.waitFor();
  });

  it('Q1 a half-typed form survives closing the popup, down to the field; home is one press away', async () => {
    const { address } = practiceOf(world.devnet);
    await popup.page.keyboard.press('s');
    await popup.page.getByTestId('recipient').fill(address);
    await popup.page.getByTestId('amount').fill('1.25');
    await popup.page.getByTestId('amount').focus();
    await close(popup.page, JSON.stringify(JSON.stringify({ label: 'amount' })).slice(2, -2));
    popup = await Popup.open(world.extension);
    await popup.page.getByTestId('recipient').waitFor();
    expect(hash(popup.page)).toBe('#/do/send');
    await eventually(() => popup.page.getByTestId('recipient').inputValue()).toBe(address);
    await eventually(() => popup.page.getByTestId('amount').inputValue()).toBe('1.25');
    await popup.page.locator('[data-testid="amount"]:focus').waitFor();
    await popup.page.getByRole('button', { name: 'Back', exact: true }).click();
    await popup.total.waitFor();
  });

  it('Q1 a lock empties it: the form is blank and the popup begins at home', async () => {
    await popup.page.keyboard.press('s');
    await eventually(() => popup.page.getByTestId('amount').inputValue()).toBe('1.25');
    await popup.page.keyboard.press('Escape');
    await popup.total.waitFor();
    await popup.lock();
    await popup.unlock(PASSWORD);
    await popup.total.waitFor();
    await popup.page.locator('[data-testid="total-change"]').waitFor();
    await popup.page.keyboard.press('s');
    await popup.page.getByTestId('amount').waitFor();
    expect(await popup.page.getByTestId('amount').inputValue()).toBe('');
    expect(await popup.page.getByTestId('recipient').inputValue()).toBe('');
    await popup.reopen();
  });

  it('Q1 a list is found where it was left', async () => {
    const { page } = popup;
    await page.getByRole('tab', { name: 'Subnets' }).click();
    await page.getByRole('link', { name: /Search all 128 subnets/ }).click();
    await page.getByTestId('subnets-screen').waitFor();
    const list = `document.querySelector('[data-testid="market-scroll"]')`;
    await until(page, `${list}?.scrollHeight > 2000`);
    await page.evaluate(`${list}.scrollTop = 700`);
    await until(page, `${list}.scrollTop === 700`);
    await close(page, '":700');
    popup = await Popup.open(world.extension);
    await atHash(popup.page, '#/subnets');
    await until(popup.page, `${list}?.scrollTop === 700`);
    await popup.reopen();
  });

  it('Q1 U6 one press hides the amounts on every surface, and they stay hidden', async () => {
    const panel = await world.extension.open('src/popup/panel.html', PANEL);
    const tab = await world.extension.open('src/popup/tab.html', TAB);
    await goHome(panel);
    for (const page of [panel, tab])
      await page
        .getByTestId('total')
        .getByText(/\d\.\d/)
        .first()
        .waitFor();
    await popup.page.getByRole('button', { name: 'Hide amounts' }).click();
    for (const page of [popup.page, panel, tab]) {
      await page.getByTestId('total').getByText('\u2022\u2022\u2022\u2022').first().waitFor();
      await eventually(() => page.getByTestId('portfolio').innerText()).not.toMatch(/\d\.\d{2}/);
    }
    await tab.reload();
    await tab.getByTestId('total').getByText('\u2022\u2022\u2022\u2022').first().waitFor();
    await tab.getByRole('button', { name: 'Show amounts' }).click();
    await panel
      .getByTestId('total')
      .getByText(/\d\.\d/)
      .first()
      .waitFor();
    await until(panel, 'document.documentElement.scrollHeight <= innerHeight');
    await panel.close();
    await tab.close();
  });

  it('Q3 the palette is worked by keys alone, and the new screen has the focus', async () => {
    const tab = await world.extension.open('src/popup/tab.html', TAB);
    await tab.getByTestId('total').waitFor();
    await until(tab, `document.title.startsWith('Home')`);
    await tab.keyboard.press('Control+k');
    await tab.getByTestId('palette').waitFor();
    await tab.keyboard.type('64');
    // The subnets come to the list a moment after it; Enter takes the marked line.
    await tab.locator('[role="option"][data-highlighted]', { hasText: '64' }).waitFor();
    await tab.keyboard.press('Enter');
    await atHash(tab, '#/subnet/64');
    await tab.locator('h1:focus').waitFor();
    await eventually(() => tab.title()).toBe('Subnet · Kelvin');
    await tab.keyboard.press('?');
    await tab.getByTestId('shortcuts').waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByTestId('shortcuts').waitFor({ state: 'detached' });
    expect(hash(tab)).toBe('#/subnet/64');
    await tab.close();
  });

  it('Q1 a link into the wallet opens its screen once the password is given', async () => {
    await popup.lock();
    const tab = await world.extension.open('src/popup/tab.html#/subnet/64', TAB);
    await tab.getByRole('heading', { name: 'Unlock Kelvin' }).waitFor();
    await tab.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await tab.getByRole('button', { name: 'Unlock', exact: true }).click();
    await tab.getByTestId('subnet-page').waitFor();
    await tab.evaluate(`location.hash = '#/send?to=${practiceOf(world.devnet).address}&amount=2.5'`);
    await eventually(() => tab.getByTestId('amount').inputValue()).toBe('2.5');
    await atHash(tab, '#/do/send');
    await tab.close();
  });

  it('Q4 at 200 % zoom home does not scroll sideways, and more contrast is there before anything is drawn', async () => {
    const { page } = popup;
    await popup.total.waitFor();
    await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
    await page.setViewportSize(ZOOMED);
    await popup.reopen();
    await page.getByTestId('total-change').waitFor();
    await until(page, 'document.documentElement.scrollWidth <= 200');
    expect(await page.evaluate('document.documentElement.dataset.contrast')).toBe('more');
    expect(
      await page.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('--faint')`),
    ).not.toBe('#84909c');
  });

  it('Q4 at 200 % zoom stake, send and the emergency keep to the window, their buttons in reach', async () => {
    const { page } = popup;
    const { address } = practiceOf(world.devnet);
    const reachable = async (testId: string): Promise<void> => {
      const button = page.getByTestId(testId).first();
      const room = async () => {
        await button.scrollIntoViewIfNeeded();
        const { x = -1, y = -1, width = 201, height = 301 } = (await button.boundingBox()) ?? {};
        const isNarrow = await page.evaluate('document.documentElement.scrollWidth <= 200');
        return { left: x >= 0, right: x + width <= 200, bottom: y + height <= 300, isNarrow };
      };
      // Parts that come late move the others: what counts is how it stands when all is there.
      await eventually(room).toEqual({ left: true, right: true, bottom: true, isNarrow: true });
    };
    const thief = await Thief.at(world.devnet);
    await thief.send(practiceOf(world.devnet), 'proxy', 'addProxy', [
      world.devnet.accounts[2]?.address,
      'Any',
      0,
    ]);
    await thief.close();
    await page.evaluate(`location.hash = '#/stake'`);
    await reachable('review');
    await page.evaluate(`location.hash = '#/emergency/active'`);
    await page.getByTestId('threat').first().waitFor();
    await reachable('threat');
    await page.evaluate(`location.hash = '#/do/send'`);
    await page.getByTestId('recipient').fill(world.devnet.accounts[3]?.address ?? address);
    await page.getByTestId('amount').fill('2');
    await reachable('review');
  });

  it('Q4 at 200 % zoom a danger approval is read, rejected and approved', async () => {
    const me = practiceOf(world.devnet);
    const helper = world.devnet.accounts[1]?.address ?? '';
    const other = await Thief.at(world.devnet);
    const granted = async (): Promise<string> =>
      JSON.stringify(await other.read('proxy', 'proxies', me.address));
    const read = async (page: Page): Promise<void> => {
      await page.getByTestId('approval').waitFor();
      await page.locator('.danger-banner').waitFor();
      await keepsItsWidth(page);
      expect((await page.getByTestId('approval').innerText()).replace(/\s+/g, '')).toContain(helper);
      await allInReach(page);
    };

    // A site's request, in its own window.
    await buildHostile();
    const site = await HostilePage.connected(world.extension, 'https://zoomed.example');
    const call = other.api.tx.proxy?.addProxy?.(helper, 'Any', 0).method.toHex() ?? '';
    const prompt = await site.prompt('dapp.signPayload', await btcliPayload(other.api, me.address, call));
    await prompt.page.setViewportSize(ZOOMED);
    const before = await granted();
    await read(prompt.page);
    await Promise.all([prompt.page.waitForEvent('close'), prompt.reject()]);
    await eventually(() => site.tally()).toMatchObject({ Cancelled: 1 });
    await site.page.close();
    expect(await granted()).toBe(before);

    // The person's own, in the popup: held, with the password.
    const rights = new RightsScreens(popup.page);
    await popup.page.setViewportSize(ZOOMED);
    await rights.go(`/rights/add/${helper}/Any/0`);
    await rights.review();
    await read(popup.page);
    await popup.page.getByTestId('approval-password').waitFor();
    expect(await rights.approve()).toBe('finalized');
    expect(await granted()).toContain(helper);
    await other.close();
  });
});
