import { canSign } from '../../core/accounts/types.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { signWith } from '../../core/keys/keys.js';
import type { InputOf } from '../../protocol/method.js';
import type { AddedAccounts, updateAccount as updateAccountMethod } from '../../protocol/ui/accounts.js';
import type { createVault as createVaultMethod } from '../../protocol/ui/vault.js';
import {
  type Addition,
  accountOf,
  createVault,
  type VaultFile,
  type VaultKey,
  withAccounts,
  withEntries,
  withSecret,
} from '../vault/index.js';
import {
  changeAccounts,
  normalId,
  notify,
  readyVault,
  replaceVault,
  toAccount,
  type WalletContext,
  withDerivedKey,
  withVault,
} from './context.js';
import { addedAccounts, type NewAccount, place, withCandidates } from './new-accounts.js';
import { assertMayTry, assertOpens } from './password.js';
import { ACTIVE_KEY } from './status.js';

/**
 * Creates the vault with its first accounts and leaves it unlocked.
 * @throws WalletError vault/exists when one is there in whatever state; keys/*; vault/kdf-out-of-bounds; vault/write-failed
 */
export async function createWallet(
  context: WalletContext,
  input: InputOf<typeof createVaultMethod>,
): Promise<AddedAccounts> {
  const { random, clock, words } = context.deps;
  const added = await context.exclusive(async () => {
    await assertEmpty(context);
    return withCandidates(input.accounts, clock.nowMs(), words, async (candidates) => {
      const { file, vaultKey } = await withDerivedKey(input.wrappingKey, (derived) =>
        createVault(input.kdf, derived, random),
      );
      try {
        const { additions, outcomes } = place(file, candidates);
        const next = await withAccounts(file, vaultKey, additions, random);
        await context.store.save(next);
        await context.sessions.start(next.id, vaultKey);
        return addedAccounts(next, candidates, outcomes);
      } finally {
        vaultKey.fill(0);
      }
    });
  });
  notify(context, 'unlocked');
  return added;
}

/** Adds accounts to the unlocked vault in one write. @throws WalletError vault/locked, keys/*, address/*, vault/write-failed */
export function addAccounts(context: WalletContext, accounts: readonly NewAccount[]): Promise<AddedAccounts> {
  return addCandidates(context, (_file, _vaultKey, use) =>
    withCandidates(accounts, context.deps.clock.nowMs(), context.deps.words, use),
  );
}

/** How candidates come to be, given the unlocked vault; whoever lends them zeroes them. */
export type Lender = (
  file: VaultFile,
  vaultKey: VaultKey,
  use: (candidates: Addition[]) => Promise<VaultFile>,
) => Promise<VaultFile>;

/** Adds what `lend` lends, in one write; nothing is written when all of it is there. @throws see {@link addAccounts} */
export async function addCandidates(context: WalletContext, lend: Lender): Promise<AddedAccounts> {
  const ids: string[] = [];
  let outcomes: AddedAccounts['outcomes'] = [];
  const next = await changeAccounts(context, (file, vaultKey) =>
    lend(file, vaultKey, async (candidates) => {
      const placed = place(file, candidates);
      ids.push(...candidates.map(({ account }) => account.accountId));
      outcomes = placed.outcomes;
      if (placed.additions.length === 0) return file;
      return withAccounts(file, vaultKey, placed.additions, context.deps.random);
    }),
  );
  return { accounts: ids.map((accountId) => toAccount(accountOf(next, accountId))), outcomes };
}

/** @throws WalletError vault/locked, keys/unknown-account, vault/write-failed */
export async function updateAccount(
  context: WalletContext,
  accountId: string,
  patch: InputOf<typeof updateAccountMethod>['patch'],
): Promise<void> {
  const id = normalId(accountId);
  // A key that is there but undefined must not take a value away.
  const change = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  await changeAccounts(context, (file, vaultKey) => {
    const changed = { ...accountOf(file, id), ...change };
    const accounts = file.accounts.map((entry) => (entry.accountId === id ? changed : entry));
    return withEntries(file, vaultKey, accounts, context.deps.random);
  });
}

/** @throws WalletError vault/locked, keys/unknown-account unless these are exactly the accounts; vault/write-failed */
export async function orderAccounts(context: WalletContext, accountIds: readonly string[]): Promise<void> {
  await changeAccounts(context, (file, vaultKey) => {
    const accounts = accountIds.map((accountId) => accountOf(file, normalId(accountId)));
    // A list too short would be the end of the accounts left out.
    if (accounts.length !== file.accounts.length) throw new WalletError('keys/unknown-account');
    return withEntries(file, vaultKey, accounts, context.deps.random);
  });
}

/**
 * Removes an account and its secret, from the previous version too. Sites lose it first: killed in between, a site has to
 * be connected again, and no permission waits for the account to come back.
 * @throws WalletError keys/last-account; vault/wrong-password, also with `{missing}` when a held account is to go without it;
 * vault/too-many-attempts, vault/locked, keys/unknown-account, vault/write-failed
 */
export async function forgetAccount(
  context: WalletContext,
  id: string,
  wrappingKey: string | null,
): Promise<void> {
  const accountId = normalId(id);
  const { deps, store } = context;
  await context.exclusive(async () => {
    await replaceVault(context, async (file, vaultKey) => {
      const { source } = accountOf(file, accountId);
      if (file.accounts.length === 1) throw new WalletError('keys/last-account');
      if (source !== null) {
        // Nothing was tried, so nothing is counted.
        if (wrappingKey === null) throw new WalletError('vault/wrong-password', { missing: true });
        await assertMayTry(context);
        await assertOpens(context, file, wrappingKey);
      }
      const rest = file.accounts.filter((entry) => entry.accountId !== accountId);
      const next = await withEntries(file, vaultKey, rest, deps.random);
      await deps.endPermissions(accountId);
      return next;
    });
    await store.forgetPrevious();
    if ((await deps.local.get(ACTIVE_KEY)) === accountId) await deps.local.remove([ACTIVE_KEY]);
  });
  await context.sessions.extend();
  notify(context, 'accounts');
}

/**
 * Signs bytes with one account; its record is open only meanwhile.
 * @throws WalletError vault/locked, keys/unknown-account, keys/watch-only
 */
export async function signBytes(
  context: WalletContext,
  accountId: string,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const signature = await withVault(context, (file, vaultKey) => {
    const account = toAccount(accountOf(file, normalId(accountId)));
    if (!canSign(account)) throw new WalletError('keys/watch-only');
    return withSecret(file, vaultKey, account.accountId, 'key', (secretKey) =>
      signWith(account.cryptoType, secretKey, bytes),
    );
  });
  await context.sessions.extend();
  return signature;
}

async function assertEmpty(context: WalletContext): Promise<void> {
  const { state } = await context.store.load();
  if (state === 'empty') return;
  await readyVault(context);
  throw new WalletError('vault/exists');
}
