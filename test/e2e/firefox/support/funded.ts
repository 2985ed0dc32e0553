import type { DevnetAccount } from '../../../../devnet/index.js';
import { PASSWORD } from '../../pages/onboarding.js';
import { TAB } from '../../support/launch.js';
import type { Firefox } from './firefox.js';
import type { FirefoxPage } from './page.js';

/** Imports an account by its phrase, as a person types it, and answers the tab on its last page. */
export async function importPhrase(firefox: Firefox, account: DevnetAccount): Promise<FirefoxPage> {
  const tab = await firefox.open('src/popup/tab.html#/import', TAB);
  const source = await tab.byId('source');
  const [first = '', ...others] = account.suri.split(' ');
  await source.type(`${first} `);
  await tab.byId('word-grid');
  for (const [index, word] of others.entries()) {
    await (await tab.find(`[data-testid="word-grid"] li:nth-child(${index + 2}) input`)).type(word);
  }
  await tab.until(
    `document.querySelector('[data-testid="preview-address"]')?.textContent === ${JSON.stringify(account.address)}`,
  );
  const [password, again] = await tab.page.$$('input[autocomplete="new-password"]');
  await password?.type(PASSWORD);
  await again?.type(PASSWORD);
  await tab.clickId('finish');
  await tab.byId('done');
  return tab;
}

/** Points the wallet at one local node. */
export async function pointAt(page: FirefoxPage, url: string): Promise<void> {
  const endpoints = { finney: [], test: [], local: [url] };
  await askBackground(page, 'settings.update', { patch: { networkId: 'local', endpoints } });
}

/** Asks the background through a line of the page's own, and waits for the answer. @throws Error when it is refused */
export async function askBackground(page: FirefoxPage, method: string, params: unknown): Promise<void> {
  const frame = { v: 1, id: 'asked-by-test', kind: 'req', method, params };
  const answer = await page.page.evaluate(`new Promise((resolve) => {
    const port = browser.runtime.connect({ name: 'kelvin-ui' });
    port.onMessage.addListener((frame) => {
      if (frame.id !== 'asked-by-test') return;
      port.disconnect();
      resolve(frame.kind + ':' + ('ok' in frame));
    });
    port.postMessage(${JSON.stringify(frame)});
  })`);
  if (answer !== 'res:true') throw new Error(`the background answered ${String(answer)}`);
}
