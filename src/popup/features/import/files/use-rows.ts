import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWalletStore } from '../../../state/wallet-store.js';
import { NAME_CAP } from '../../onboarding/finish-form.js';
import type { NewAccounts } from '../../onboarding/use-finish.js';
import { type AccountRow, isChoosable, rowState } from '../accounts/rows.js';
import { usePresence } from '../use-presence.js';
import type { FileAccount } from './opened-files.js';

export interface RowEdit {
  name?: string;
  chosen?: boolean;
}

export interface Rows {
  rows: AccountRow[];
  edit(key: string, change: RowEdit): void;
  /** Ticks or unticks everything that can be ticked. */
  editAll(chosen: boolean): void;
  /** What the ticked rows are to the vault. */
  toStore(): NewAccounts;
}

/** The accounts of the files as rows to choose from. Hotkeys are offered unticked: few people want them in a wallet. */
export function useRows(accounts: readonly FileAccount[]): Rows {
  const { t } = useTranslation();
  const presenceOf = usePresence();
  const count = useWalletStore((s) => s.status?.accounts.length ?? 0);
  const [edits, setEdits] = useState<ReadonlyMap<string, RowEdit>>(new Map());

  const rows = useMemo(() => {
    const seen = new Set<string>();
    return accounts.map((account, index): AccountRow => {
      const { key, accountId, address, cryptoType, role, problem, secret } = account;
      const presence = accountId === null ? 'none' : presenceOf(accountId);
      const state = rowState(
        { accountId, hasKey: secret !== null, problem },
        presence,
        accountId !== null && seen.has(accountId),
      );
      // A key after its own public file is worth more than the file: plans leave those out, so the first one counts.
      if (accountId !== null) seen.add(accountId);
      const edited = edits.get(key);
      const fallback = t('onboarding.nextName', { number: count + index + 1 });
      const name = edited?.name ?? (account.name?.trim() || fallback).slice(0, NAME_CAP);
      const choosable = isChoosable({ state });
      const chosen = choosable && (edited?.chosen ?? role === 'coldkey');
      return { key, name, address, accountId, kind: cryptoType, role, state, problem, chosen };
    });
  }, [accounts, edits, presenceOf, count, t]);

  const edit: Rows['edit'] = (key, change) =>
    setEdits((old) => new Map([...old, [key, { ...old.get(key), ...change }] as const]));
  const editAll: Rows['editAll'] = (chosen) =>
    setEdits(
      (old) => new Map([...old, ...rows.map(({ key }) => [key, { ...old.get(key), chosen }] as const)]),
    );
  const toStore: Rows['toStore'] = () => {
    const byKey = new Map(accounts.map((account) => [account.key, account]));
    return rows.flatMap((row): NewAccounts => {
      const account = byKey.get(row.key);
      if (!row.chosen || !account || row.address === null) return [];
      const { role } = row;
      const name = row.name.trim() || t('onboarding.nextName', { number: count + 1 });
      return account.secret
        ? [{ kind: 'secret', name, role, secret: account.secret, backedUp: true }]
        : [{ kind: 'watch', name, role, address: row.address, cryptoType: account.cryptoType }];
    });
  };
  return { rows, edit, editAll, toStore };
}
