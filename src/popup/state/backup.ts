import { create } from 'zustand';
import type { Account } from '../../core/accounts/types.js';

/**
 * Accounts whose words were typed back after the vault was made. Ids only: an account id is public. The page keeps
 * this; losing it brings a reminder back and nothing else.
 */
const KEY = 'kelvin.confirmed';

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

const useStore = create<{ ids: string[] }>(() => ({ ids: read() }));

/** Ends the reminder of an account whose words were typed back. */
export function markConfirmed(accountId: string): void {
  const ids = [...new Set([...read(), accountId])];
  localStorage.setItem(KEY, JSON.stringify(ids));
  useStore.setState({ ids });
}

/** True while an account's recovery phrase is unconfirmed. */
export function useUnconfirmedBackup(account: Account | null): boolean {
  return useStore((s) => account !== null && !account.backedUp && !s.ids.includes(account.accountId));
}
