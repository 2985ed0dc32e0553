import { expect, it } from 'vitest';
import { PASSWORD } from '../../pages/onboarding.js';
import { TAB } from '../../support/launch.js';
import { pointAt } from '../support/funded.js';
import { firefoxWorld } from '../support/world.js';

const world = firefoxWorld();

it('Q6 K1 Firefox makes a wallet: words held to be seen, three asked back, a password, an empty home', async () => {
  const { devnet, firefox } = world;
  const tab = await firefox.open('src/popup/tab.html#/create', TAB);
  const { keyboard } = tab.page;
  await (await tab.named('button', 'Press and hold to show the words')).focus();
  // This driver knows the space bar by its character only, which its types do not.
  await keyboard.down(' ' as 'Space');
  await tab.find('[data-testid="phrase"][data-shown="true"]');
  await keyboard.up(' ' as 'Space');
  const words = await tab.page.$$eval('.phrase-word .mono', (all) => all.map((one) => one.textContent));
  expect(words).toHaveLength(12);
  await tab.press('I wrote them down');
  await tab.named('heading', 'Check what you wrote');
  const asked = new Set([...(await tab.text()).matchAll(/Word (\d+)/g)].map(([, place]) => Number(place)));
  expect(asked.size).toBe(3);
  for (const place of asked) await (await tab.labelled(`Word ${place}`)).type(words[place - 1] ?? '');
  await keyboard.press('Enter');
  await tab.named('heading', 'Choose a password');
  const [password, again] = await tab.page.$$('input[autocomplete="new-password"]');
  await password?.type(PASSWORD);
  await again?.type(PASSWORD);
  await tab.press('Create the wallet');
  await tab.named('heading', 'Kelvin is ready');
  const address = await tab.text('[data-testid="new-address"]');
  await firefox.shoot(tab, 'created');
  await pointAt(tab, devnet.url);
  await tab.close();

  const popup = await firefox.open('src/popup/index.html');
  await popup.find('[data-testid="provenance"][data-state="live"]');
  await popup.until(`document.body.innerText.includes('This account is empty')`);
  await firefox.shoot(popup, 'empty-home');
  await popup.press('Receive');
  await popup.until(
    `document.body.innerText.replace(/\\s/g, '').includes(${JSON.stringify(address.replace(/\s/g, ''))})`,
  );
}, 180_000);
