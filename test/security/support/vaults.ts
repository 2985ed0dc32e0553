import { readFileSync } from 'node:fs';
import { encodeAddress } from '../../../src/core/address/index.js';

/** Storage as the first format left it. */
export const FIRST_FORMAT = JSON.parse(readFileSync('test/fixtures/storage-layout-1.json', 'utf8'));

/** What a page derives from that vault's password with that vault's parameters; vault-formats.test.ts does derive it. */
export const FIRST_FORMAT_KEY = '00d77134af8df15d8e882e3bc7574b048b6caa56118ff69241d67414ad7d6222';

/** Somebody else's addresses, to be watched. */
export const ADDRESSES = Array.from({ length: 12 }, (_, index) => ({
  name: `watched ${index}`,
  address: encodeAddress(new Uint8Array(32).fill(100 + index)),
}));
