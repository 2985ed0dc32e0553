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

/** Points the wallet at one local node through the page's own line to the background. */
export async function pointAt(page: FirefoxPage, url: string): Promise<void> {
  const patch = { networkId: 'local', endpoints: { finney: [], test: [], local: [url] } };
  const frame = { v: 1, id: 'point-at-local', kind: 'req', method: 'settings.update', params: { patch } };
  const answer = await page.page.evaluate(`new Promise((resolve) => {
    const port = browser.runtime.connect({ name: 'kelvin-ui' });
    port.onMessage.addListener((frame) => frame.id === 'point-at-local' && resolve(frame.kind + ':' + ('ok' in frame)));
    port.postMessage(${JSON.stringify(frame)});
  })`);
  if (answer !== 'res:true') throw new Error(`the background answered ${String(answer)}`);
}
