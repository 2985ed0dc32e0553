import { useState } from 'react';
import type { LedgerAccount, OpenApp, Place } from '../../../devices/ledger/index.js';
import type { LedgerWork } from './use-ledger.js';

/** So many are read with one press: about a second at the device. */
const AT_ONCE = 5;
const LAST = 2 ** 31 - 1;

export interface LedgerList {
  open: OpenApp | null;
  /** In the order in which they were read, each once. */
  accounts: LedgerAccount[];
  /** Reads on from a place; another app than before begins a new list. */
  read(from: Place): void;
  /** The place after the last one that was read. */
  next: Place;
  clear(): void;
}

/** The accounts read from the device so far. */
export function useList({ start }: LedgerWork): LedgerList {
  const [open, setOpen] = useState<OpenApp | null>(null);
  const [accounts, setAccounts] = useState<LedgerAccount[]>([]);
  const [next, setNext] = useState<Place>({ account: 0, index: 0 });

  const read = (from: Place): void =>
    start(async (device, options) => {
      const places = Array.from({ length: AT_ONCE }, (_, at) => ({ ...from, index: from.index + at })).filter(
        ({ index }) => index <= LAST,
      );
      const keep = (found: LedgerAccount): void => {
        setAccounts((old) => {
          const same = old.filter(({ app, accountId }) => app === found.app && accountId !== found.accountId);
          const at = same.findIndex((one) => isAfter(one, found));
          return at < 0 ? [...same, found] : same.toSpliced(at, 0, found);
        });
        setNext({ account: found.account, index: Math.min(found.index + 1, LAST) });
      };
      const { open: app } = await device.readAccounts(places, { ...options, onAccount: keep });
      setOpen(app);
    });

  const clear = (): void => {
    setOpen(null);
    setAccounts([]);
    setNext({ account: 0, index: 0 });
  };

  return { open, accounts, read, next, clear };
}

function isAfter(one: Place, other: Place): boolean {
  return one.account > other.account || (one.account === other.account && one.index > other.index);
}
