import { u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ExportPage } from '../pages/export.js';
import { Onboarding, PASSWORD } from '../pages/onboarding.js';
import { Popup } from '../pages/popup.js';
import { eventually, JOURNEY_MS, PATIENCE_MS } from '../support/eventually.js';
import { practiceOf } from '../support/funded.js';
import { TAB } from '../support/launch.js';
import { routesOfSource } from '../support/routes.js';
import { startWorld, type World } from '../support/world.js';

const NAME = 'Glacier Fund 77';

let world: World;
let popup: Popup;
let words: string[];
let accountId: `0x${string}`;

beforeAll(async () => {
  world = await startWorld();
  const { suri, address } = practiceOf(world.devnet);
  words = suri.split(' ');
  accountId = u8aToHex(decodeAddress(address));
  const onboarding = await Onboarding.open(world.extension);
  await onboarding.practise();
  await onboarding.typePhrase(suri);
  await onboarding.previews(address);
  await onboarding.page.getByLabel('Name of the account').fill(NAME);
  await onboarding.finish();
  await onboarding.pointAt(world.extension, world.devnet.url);
  await onboarding.page.close();
  popup = await Popup.open(world.extension);
  await popup.live();
});
afterAll(() => world?.close());

/** Everything a page holds: its document with the values of its fields, and what a screen reader hears. */
async function everything(page: Page): Promise<string> {
  const html = await page.content();
  const values = await page
    .locator('input, textarea')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value).join(' '));
  return [html, values, await page.locator('body').ariaSnapshot(), await page.title()].join('\n');
}

/** Words of the phrase that stand in the text as words: markup is full of letters. */
function wordsIn(text: string): string[] {
  return words.filter((word) =>
    new RegExp(`>\\s*${word}\\s*<|\\b${word} ${words[words.indexOf(word) + 1]}\\b`).test(text),
  );
}

describe('S81 the phrase on the screen', () => {
  it('S81 is not to be had without the password', async () => {
    const shown = await ExportPage.open(world.extension, accountId);
    expect(await shown.hold.count()).toBe(0);
    await shown.prove('not the password');
    await shown.page.locator('[data-error-code="vault/wrong-password"]').waitFor();
    expect(await shown.hold.count()).toBe(0);
    expect(wordsIn(await everything(shown.page))).toEqual([]);
    await shown.page.close();
  });

  it('S81 is there while the button is held, and in no part of the document before and after', async () => {
    const shown = await proven();
    expect(wordsIn(await everything(shown.page))).toEqual([]);
    await shown.press();
    await eventually(async () => (await shown.secret.innerText()).match(/[a-z]+/g)).toEqual(words);
    expect(wordsIn(await everything(shown.page)).length).toBe(words.length);
    await shown.release();
    expect(wordsIn(await everything(shown.page))).toEqual([]);
    await shown.press();
    await shown.page.mouse.move(5, 5);
    await shown.page.locator('[data-testid="secret"][data-shown="false"]').waitFor();
    expect(wordsIn(await everything(shown.page))).toEqual([]);
    await shown.page.close();
  });

  it('S81 is hidden and forgotten when another window is looked at', async () => {
    const shown = await proven();
    await shown.press();
    // What the page is told when the person goes elsewhere.
    await shown.page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await shown.password.waitFor();
    expect(await shown.hold.count()).toBe(0);
    expect(wordsIn(await everything(shown.page))).toEqual([]);
    await shown.page.close();
  });

  it('S81 is gone with the lock', async () => {
    const shown = await proven();
    await shown.press();
    await popup.lock();
    await shown.page.getByTestId('locked').waitFor();
    expect(wordsIn(await everything(shown.page))).toEqual([]);
    await shown.page.close();
    await popup.unlock(PASSWORD);
    await popup.live();
  });
});

describe('S85 locked means locked everywhere', { timeout: JOURNEY_MS }, () => {
  let amount: string;
  let identity: RegExp;

  beforeAll(async () => {
    const { address } = practiceOf(world.devnet);
    identity = new RegExp(
      [NAME, address, address.slice(0, 6), address.slice(-6), accountId.slice(2, 12)].join('|'),
    );
    // The search sees what it looks for while the wallet is open.
    const look = async (): Promise<void> => {
      amount = (await popup.total.innerText()).match(/[\d,.]{3,}/)?.[0] ?? '';
      expect(amount.length).toBeGreaterThan(2);
      const open = await everything(popup.page);
      expect(open).toMatch(identity);
      expect(open).toContain(amount);
    };
    // Once more where a block came between the two readings: then another amount stands there.
    await vi.waitFor(look, { timeout: PATIENCE_MS });
    await popup.lock();
  });

  it('S85 no link that is opened shows more than the lock', async () => {
    const routes = routesOfSource({ id: accountId, hash: accountId, netuid: '2' });
    expect(routes).toEqual(
      expect.arrayContaining([
        '/stake',
        '/accounts',
        `/accounts/${accountId}/export`,
        '/add/import',
        '/create',
      ]),
    );
    const page = await world.extension.context.newPage();
    for (const route of routes) {
      // A document of its own each time: what the one before knew must not help.
      await page.goto('about:blank');
      await page.goto(linkTo('tab.html', route));
      await page.getByTestId('locked').waitFor();
      await expectLocked(page, route);
    }
    await page.close();
  });

  it.each(['tab.html', 'index.html', 'approval.html'])(
    'S85 no link that is followed inside a locked %s does, nor going back',
    async (file) => {
      const page = await world.extension.open(`src/popup/${file}#/accounts`, TAB);
      await page.getByTestId('locked').waitFor();
      for (const route of routesOfSource({ id: accountId, hash: accountId, netuid: '2' })) {
        await page.evaluate(follow(route));
        await expectLocked(page, route);
      }
      await page.goBack();
      await expectLocked(page, 'back');
      await page.close();
    },
  );

  it('S85 the link is followed after the unlock; one that leads nowhere ends at home', async () => {
    const page = await world.extension.open(`src/popup/tab.html#/accounts/${accountId}`, TAB);
    const unknown = await world.extension.open('src/popup/index.html#/no/such/page');
    await new Popup(page).unlock(PASSWORD);
    await eventually(() => page.getByTestId('account').innerText()).toContain(NAME);
    await new Popup(unknown).portfolio.waitFor();
    await page.close();
    await unknown.close();
  });

  async function expectLocked(page: Page, route: string): Promise<void> {
    expect(await page.getByTestId('locked').count(), route).toBe(1);
    expect(await page.locator('main').count(), route).toBe(1);
    const text = await everything(page);
    expect(text, route).not.toMatch(identity);
    expect(text, route).not.toContain(amount);
  }
});

const linkTo = (file: string, route: string): string =>
  `chrome-extension://${world.extension.id}/src/popup/${file}#${route}`;

/** Goes to a route without a new document, and lets the page draw twice. Source text, as everything that waits in a page. */
const follow = (route: string): string => `new Promise((resolve) => {
  location.hash = '${route}';
  requestAnimationFrame(() => requestAnimationFrame(resolve));
})`;

async function proven(): Promise<ExportPage> {
  const shown = await ExportPage.open(world.extension, accountId);
  await shown.prove(PASSWORD);
  await shown.hold.waitFor();
  return shown;
}
