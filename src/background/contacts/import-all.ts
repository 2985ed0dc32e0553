import { accountIdHex, decodeAddress } from '../../core/address/index.js';
import type { ImportedContacts } from '../../protocol/ui/contacts.js';
import { type ContactEntry, isEntry, wordsOf } from './entry.js';

interface Listed {
  address: string;
  name: string;
  note: string;
}

/**
 * What is stored joined with what a file lists; of two lines for one account the last counts. Nothing that cannot be read
 * as a contact is touched. A file never brings a mark, and an address under another name loses the one it had.
 * @throws WalletError address/*, invalid-message when a line has no name: then nothing is to be written
 */
export function joinImported(
  stored: readonly unknown[],
  listed: readonly Listed[],
  replace: boolean,
  nowMs: number,
): ImportedContacts & { entries: unknown[] } {
  const coming = new Map(
    listed.map(({ address, ...typed }) => [accountIdHex(decodeAddress(address).accountId), wordsOf(typed)]),
  );
  let changed = 0;
  const kept = stored.map((one) => {
    if (!isEntry(one)) return one;
    const words = coming.get(one.accountId);
    coming.delete(one.accountId);
    if (!words || !replace || (words.name === one.name && words.note === one.note)) return one;
    changed += 1;
    const { verified, ...entry } = one;
    const next: ContactEntry = { ...entry, ...words };
    return verified && words.name === one.name ? { ...next, verified } : next;
  });
  const added = [...coming].map(
    ([accountId, words]): ContactEntry => ({ accountId, ...words, createdAtMs: nowMs }),
  );
  return { entries: [...kept, ...added], added: added.length, changed };
}
