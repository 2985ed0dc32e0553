import { type HostList, readHostList } from './host-list.js';

/** Asked only where the person switched it on (docs/adr/0008). */
export const LIST_URL = 'https://polkadot.js.org/phishing/all.json';
/** Three times what the list weighed in 2026. */
export const MAX_LIST_BYTES = 4 * 1024 * 1024;
const LEAST_HOSTS = 100;
const LEAST_SHARE_PERCENT = 50;

/** Text of at most so many bytes from a fixed address. @throws when it cannot be had, or is larger */
export type Download = (url: string, maxBytes: number) => Promise<string>;

/**
 * What was downloaded as a list, or null: no JSON, another shape, no hosts, too few, or fewer than half of those known before.
 * A list that shrank so far was emptied or exchanged, and the old one is worth more.
 */
export function readFreshList(text: string, knownBefore: number): HostList | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const list = readHostList(value);
  const least = Math.max(LEAST_HOSTS, (knownBefore * LEAST_SHARE_PERCENT) / 100);
  return list && list.count >= least ? list : null;
}
