import { accountIdHex, decodeAddress } from '../../core/address/index.js';
import type { ImportedContacts } from '../../protocol/ui/contacts.js';
import { type ContactEntry, isEntry, withMarks, wordsOf } from './entry.js';

interface Listed {
  address: string;
  name: string;
  note: string;
  exchange?: boolean | undefined;
}

/**
 * What is stored joined with what a file lists; of two lines for one account the last counts. Nothing that cannot be read
 * as a contact is touched. A file can say that somebody is an exchange, never that an address was compared; an address under another name loses the one it had.
 * @throws WalletError address/*, invalid-message when a line has no name: then nothing is to be written
 */
export function joinImported(
  stored: readonly unknown[],
  listed: readonly Listed[],
  replace: boolean,
  nowMs: number,
): ImportedContacts & { entries: unknown[] } {
  const coming = new Map(
    listed.map(({ address, exchange, ...typed }) => [
      accountIdHex(decodeAddress(address).accountId),
      { words: wordsOf(typed), exchange },
    ]),
  );
  let changed = 0;
  const kept = stored.map((one) => {
    if (!isEntry(one)) return one;
    const line = coming.get(one.accountId);
    coming.delete(one.accountId);
    if (!line || !replace) return one;
    const { words, exchange = one.exchange ?? false } = line;
    const isNamed = words.name === one.name;
    if (isNamed && words.note === one.note && exchange === (one.exchange ?? false)) return one;
    changed += 1;
    return withMarks({ ...one, ...words }, { verified: isNamed && one.verified, exchange });
  });
  const added = [...coming].map(
    ([accountId, { words, exchange }]): ContactEntry =>
      withMarks({ accountId, ...words, createdAtMs: nowMs }, { exchange }),
  );
  return { entries: [...kept, ...added], added: added.length, changed };
}
