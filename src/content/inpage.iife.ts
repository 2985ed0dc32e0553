import type { InjectedWindow } from '@polkadot/extension-inject/types';
import { WALLET_KEY } from '../protocol/dapp/envelope.js';
import { createInjected } from './injected.js';
import { createPageClient, type PageClient } from './page-client.js';
import { VERSION } from './version.js';

/** Page world, before the page's first script: adds our entry beside those of other wallets, and does nothing else. */
const page = window as unknown as InjectedWindow;
page.injectedWeb3 ??= {};
// Made with the first call: a page without a dApp gets no listener.
let client: PageClient | undefined;
const entry = Object.freeze({
  version: VERSION,
  enable: async (appName: string) => {
    client ??= createPageClient();
    await client.ask('dapp.enable', { appName: String(appName) });
    return createInjected(client);
  },
});
if (!(WALLET_KEY in page.injectedWeb3)) {
  Object.defineProperty(page.injectedWeb3, WALLET_KEY, { value: entry, enumerable: true });
}
