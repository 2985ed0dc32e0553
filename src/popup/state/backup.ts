import { create } from 'zustand';

/**
 * Accounts whose phrase was made here and not yet asked back. Ids only: an account id is public. Kept by the page,
 * because the reminder belongs to this interface; losing it loses a reminder, never a key.
 */
const KEY = 'kelvin.unconfirmed';

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

const useStore = create<{ ids: string[] }>(() => ({ ids: read() }));

function write(ids: string[]): void {
  localStorage.setItem(KEY, JSON.stringify(ids));
  useStore.setState({ ids });
}

/** Remembers that an account's phrase was put off. */
export function markUnconfirmed(accountId: string): void {
  write([...new Set([...read(), accountId])]);
}

/** Forgets the reminder once the words were typed back. */
export function markConfirmed(accountId: string): void {
  write(read().filter((id) => id !== accountId));
}

/** True while an account's recovery phrase is unconfirmed. */
export function useUnconfirmedBackup(accountId: string | null): boolean {
  return useStore((s) => accountId !== null && s.ids.includes(accountId));
}
