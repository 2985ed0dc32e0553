import { FIAT_HOST, FIAT_PATH } from '../../../../core/fiat/types.js';

/**
 * Every page that Kelvin may read besides nodes. The manifest's `connect-src` allows these and no other, and
 * test/unit/popup/hosts.test.tsx compares the two, the code that asks, and docs/privacy.md.
 */
export const PAGES = {
  /** Of the list of phishing sites; off until switched on (docs/adr/0008). */
  phishing: 'https://polkadot.js.org/phishing/all.json',
  /** Of fiat prices; off until a currency is chosen. */
  fiat: `${FIAT_HOST}${FIAT_PATH}`,
} as const;
export type PageId = keyof typeof PAGES;

/** Nodes are chosen by the person, so the manifest allows any by wss, and by plain ws on this computer alone. */
export const NODE_SOURCES = ['wss:', 'ws://127.0.0.1:*', 'ws://localhost:*'] as const;

/** Host of an address, with a port that is not the usual one: `lite.chain.opentensor.ai`, `127.0.0.1:9944`. */
export function hostOf(address: string): string {
  const { host, hostname, port } = new URL(address);
  return port === '443' ? hostname : host;
}
