import type { Account } from '../../core/accounts/types.js';
import type { WalletStatus } from '../../protocol/ui/vault.js';
import { accountOf, accountsOf, type VaultFile } from '../vault/index.js';
import {
  isOpenedBy,
  liveSession,
  normalId,
  readyVault,
  toAccount,
  type WalletContext,
  withVault,
} from './context.js';

type Status = Omit<WalletStatus, 'pendingApprovals'>;

/** Where the choice of the account shown first is stored. */
export const ACTIVE_KEY = 'wallet.active';

/** Accounts in the order they were added, locked or not. @throws WalletError vault/* when they cannot be read */
export async function allAccounts(context: WalletContext): Promise<Account[]> {
  const loaded = await context.store.load();
  if (loaded.state === 'empty') return [];
  return accountsOf(await readyVault(context)).map(toAccount);
}

export async function walletStatus(context: WalletContext): Promise<Status> {
  const loaded = await context.store.load();
  const closed = { accounts: [], activeAccountId: null, lockAtMs: null, passkey: false };
  if (loaded.state === 'unreadable' || loaded.state === 'damaged') {
    return { vault: 'unreadable', ...closed, retryInMs: 0 };
  }
  if (loaded.state !== 'ready') return { vault: loaded.state, ...closed, retryInMs: 0 };
  const { file } = loaded;
  const passkey = file.format !== 1 && file.passkey !== null;
  const session = await liveSession(context);
  if (!session || !isOpenedBy(session, file)) {
    return { vault: 'locked', ...closed, passkey, retryInMs: await context.attempts.retryInMs() };
  }
  return {
    vault: 'unlocked',
    accounts: file.accounts.map(toAccount),
    activeAccountId: await activeAccountId(context, file),
    lockAtMs: session.lockAtMs,
    retryInMs: 0,
    passkey,
  };
}

/** Chooses the account shown first. @throws WalletError vault/locked, keys/unknown-account */
export async function setActive(context: WalletContext, accountId: string): Promise<void> {
  await withVault(context, async (file) => {
    const account = accountOf(file, normalId(accountId));
    await context.deps.local.set({ [ACTIVE_KEY]: account.accountId });
  });
}

// What was hidden or forgotten is shown no longer; the next one in order takes its place.
async function activeAccountId({ deps }: WalletContext, { accounts }: VaultFile): Promise<string | null> {
  const chosen = await deps.local.get(ACTIVE_KEY);
  const visible = accounts.filter(({ hidden }) => !hidden);
  const account = visible.find(({ accountId }) => accountId === chosen) ?? visible[0] ?? accounts[0];
  return account?.accountId ?? null;
}
