import { blake2AsHex } from '@polkadot/util-crypto';
import { afterAll, expect, it } from 'vitest';
import { PASSWORD } from '../../pages/onboarding.js';
import { practiceOf } from '../../support/funded.js';
import { TAB } from '../../support/launch.js';
import { Thief } from '../../support/thief.js';
import { askBackground, importPhrase, pointAt } from '../support/funded.js';
import { firefoxWorld } from '../support/world.js';

/** Longer than a dangerous act must be held, ms. */
const HOLD_MS = 1_900;

let thief: Thief;
const world = firefoxWorld(async ({ devnet, firefox }) => {
  thief = await Thief.at(devnet);
  const tab = await importPhrase(firefox, practiceOf(devnet));
  await pointAt(tab, devnet.url);
  // What is there to begin with is no news.
  await askBackground(tab, 'alerts.checkNow', {});
  await tab.close();
});
afterAll(() => thief?.close());

it('Q6 N1 N2 Firefox tells of an announced key swap, in the list and on the badge, and disputes it', async () => {
  const { devnet, firefox } = world;
  const me = practiceOf(devnet);
  const next = blake2AsHex(devnet.accounts[2]?.address ?? '');
  await thief.send(me, 'subtensorModule', 'announceColdkeySwap', [next]);
  const tab = await firefox.open('src/popup/tab.html', TAB);
  await askBackground(tab, 'alerts.checkNow', {});
  expect(await tab.page.evaluate('browser.action.getBadgeText({})')).toMatch(/^\d+$/);
  await tab.route('/alerts');
  expect(await tab.text('[data-testid="alert"]')).toContain('Coldkey swap announced');
  await firefox.shoot(tab, 'alerts');
  await tab.close();

  const popup = await firefox.open('src/popup/index.html#/emergency/active');
  await popup.clickId('review-dispute', ':not([aria-disabled="true"])');
  expect(await popup.text('[data-testid="approval"]')).toMatch(/freezes your whole account/i);
  await popup.byId('approve', '[data-inert="false"]');
  if (await popup.page.$('[data-testid="approval-password"]'))
    await popup.fill('[data-testid="approval-password"]', PASSWORD);
  const button = await popup.byId('approve', '[data-inert="false"]');
  await button.click({ delay: HOLD_MS });
  await popup.final();
  expect(await thief.read('subtensorModule', 'coldkeySwapDisputes', me.address)).not.toBeNull();
  await firefox.shoot(popup, 'disputed');
}, 180_000);
