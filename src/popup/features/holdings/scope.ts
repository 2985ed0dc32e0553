import { useMemo } from 'react';
import { create } from 'zustand';
import { type Account, canSign } from '../../../core/accounts/types.js';
import type { AccountPortfolio } from '../../../core/stake/types.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** Two switches and nothing of any account: this stays readable while the wallet is locked. */
const KEY = 'kelvin.home-scope';

export interface ScopeChoice {
  /** All accounts together, or the active one alone. */
  all: boolean;
  /** Watched accounts are counted too. */
  watched: boolean;
}

interface Chosen extends ScopeChoice {
  /** Ids of accounts that are left out of all. As long as this page: storage that is readable while locked names none. */
  leftOut: ReadonlySet<string>;
  choose(patch: Partial<ScopeChoice>): void;
  /** Takes an account in or leaves it out. */
  toggle(accountId: string): void;
  takeAll(): void;
}

/** What the totals are taken over. Lost storage falls back to the active account. */
export const useScopeChoice = create<Chosen>((set, get) => ({
  ...read(),
  leftOut: new Set(),
  toggle: (accountId) => {
    const leftOut = new Set(get().leftOut);
    if (!leftOut.delete(accountId)) leftOut.add(accountId);
    set({ leftOut });
  },
  takeAll: () => set({ leftOut: new Set() }),
  choose: (patch) => {
    set(patch);
    const { all, watched } = get();
    try {
      localStorage.setItem(KEY, JSON.stringify({ all, watched }));
    } catch {
      // A full or forbidden storage: the choice lasts as long as this page.
    }
  },
}));

function read(): ScopeChoice {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const { all, watched } = (parsed ?? {}) as Record<string, unknown>;
    return { all: all === true, watched: watched === true };
  } catch {
    return { all: false, watched: false };
  }
}

/**
 * Accounts that are counted: the active one, or all that are not hidden, the watched ones only by choice. A wallet that
 * only watches counts what it watches.
 *
 * @param leftOut ids of accounts that were taken out of all; where nothing would be left, all are counted.
 */
export function accountsInScope(
  accounts: readonly Account[],
  active: Account | null,
  { all, watched }: ScopeChoice,
  leftOut: ReadonlySet<string> = new Set(),
): Account[] {
  if (!all) return active ? [active] : [];
  const offered = accountsOffered(accounts, watched);
  const chosen = offered.filter(({ accountId }) => !leftOut.has(accountId));
  return chosen.length > 0 ? chosen : offered;
}

/** Whether an account is more than a watched address: its key is here, on a device, or it is shared or made by us. */
export function isOurs(account: Account): boolean {
  return canSign(account) || account.custody !== undefined;
}

/** Accounts among which those of a total are chosen. */
export function accountsOffered(accounts: readonly Account[], watched: boolean): Account[] {
  const shown = accounts.filter((account) => !account.hidden);
  const own = shown.filter(isOurs);
  return watched || own.length === 0 ? shown : own;
}

export interface Scope extends ScopeChoice {
  accounts: Account[];
  /** Of the accounts that were read; in the order of {@link accounts}. */
  portfolios: AccountPortfolio[];
  /** Accounts without any reading yet: they are missing from sums, and that is said. */
  missing: number;
}

const NONE: Account[] = [];

/** The accounts in view with their last good readings. */
export function useScope(): Scope {
  const all = useScopeChoice((s) => s.all);
  const watched = useScopeChoice((s) => s.watched);
  const leftOut = useScopeChoice((s) => s.leftOut);
  const known = useWalletStore((s) => s.status?.accounts ?? NONE);
  const active = useActiveAccount();
  const portfolio = useChainStore((s) => s.portfolio?.snapshot?.value ?? null);
  return useMemo(() => {
    const accounts = accountsInScope(known, active, { all, watched }, leftOut);
    const portfolios = accounts.flatMap(
      ({ address }) => portfolio?.accounts.find((one) => one.address === address) ?? [],
    );
    return { all, watched, accounts, portfolios, missing: accounts.length - portfolios.length };
  }, [known, active, all, watched, leftOut, portfolio]);
}
