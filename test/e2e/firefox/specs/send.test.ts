import { expect, it } from 'vitest';
import { freeOf } from '../../support/chain-state.js';
import { practiceOf } from '../../support/funded.js';
import { importPhrase, pointAt } from '../support/funded.js';
import { firefoxWorld } from '../support/world.js';

const TAO = 1_000_000_000n;

const world = firefoxWorld();

it('Q6 K2 S1 Firefox imports a phrase, whose address is compared first, and sends: the money arrives', async () => {
  const { devnet, firefox } = world;
  const tab = await importPhrase(firefox, practiceOf(devnet));
  await pointAt(tab, devnet.url);
  await tab.close();
  const popup = await firefox.open('src/popup/index.html');
  await popup.find('[data-testid="provenance"][data-state="live"]');

  // The second account is the author of the blocks, who gets the fees.
  const friend = devnet.accounts[2]?.address ?? '';
  const before = freeOf(devnet, friend);
  await popup.route('/do/send');
  await popup.fill('[data-testid="recipient"]', friend);
  await popup.fill('[data-testid="amount"]', '2');
  await popup.clickId('review', ':not([aria-disabled="true"])');
  expect(await popup.text('[data-testid="approval"]')).toContain('Send 2');
  await popup.clickId('approve', '[data-inert="false"]');
  await popup.final();
  expect(freeOf(devnet, friend) - before).toBe(2n * TAO);
}, 180_000);
