import type { Account } from '../../core/accounts/types.js';
import type { WalletStatus } from '../../protocol/ui/vault.js';
import { accountOf, type VaultFile } from '../vault/index.js';
import { liveSession, normalId, readyVault, toAccount, type WalletContext, withVault } from './context.js';

type Status = Omit<WalletStatus, 'pendingApprovals'>;

const ACTIVE_KEY = 'wallet.active';

/** Accounts in the order they were added, locked or not. @throws WalletError vault/* when they cannot be read */
export async function allAccounts(context: WalletContext): Promise<Account[]> {
  const loaded = await context.store.load();
  if (loaded.state === 'empty') return [];
  return (await readyVault(context)).accounts.map(toAccount);
}

export async function walletStatus(context: WalletContext): Promise<Status> {
  const loaded = await context.store.load();
  const closed = { accounts: [], activeAccountId: null, lockAtMs: null };
  if (loaded.state === 'unreadable' || loaded.state === 'damaged') {
    return { vault: 'unreadable', ...closed, retryInMs: 0 };
  }
  if (loaded.state !== 'ready') return { vault: loaded.state, ...closed, retryInMs: 0 };
  const session = await liveSession(context);
  if (!session || session.vaultId !== loaded.file.id) {
    return { vault: 'locked', ...closed, retryInMs: await context.attempts.retryInMs() };
  }
  return {
    vault: 'unlocked',
    accounts: loaded.file.accounts.map(toAccount),
    activeAccountId: await activeAccountId(context, loaded.file),
    lockAtMs: session.lockAtMs,
    retryInMs: 0,
  };
}

/** Chooses the account shown first. @throws WalletError vault/locked, keys/unknown-account */
export async function setActive(context: WalletContext, accountId: string): Promise<void> {
  await withVault(context, async (file) => {
    const account = accountOf(file, normalId(accountId));
    await context.deps.local.set({ [ACTIVE_KEY]: account.accountId });
  });
}

async function activeAccountId({ deps }: WalletContext, file: VaultFile): Promise<string | null> {
  const chosen = await deps.local.get(ACTIVE_KEY);
  const account = file.accounts.find(({ accountId }) => accountId === chosen) ?? file.accounts[0];
  return account?.accountId ?? null;
}
