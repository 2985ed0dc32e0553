import type { RuntimeUpgrade } from '../../../core/chain/capability.js';

/** Popups are short-lived: without this the same news would come back with each one for ten minutes. */
const KEY = 'kelvin.upgrade-dismissed';

const nameOf = ({ from, to, atMs }: RuntimeUpgrade): string => `${from}-${to}-${atMs}`;

export function isDismissed(upgrade: RuntimeUpgrade): boolean {
  try {
    return localStorage.getItem(KEY) === nameOf(upgrade);
  } catch {
    // No storage: it is news again, which harms nobody.
    return false;
  }
}

export function rememberDismissed(upgrade: RuntimeUpgrade): void {
  try {
    localStorage.setItem(KEY, nameOf(upgrade));
  } catch {
    // The notice goes for now and may come back with the next popup.
  }
}
