import type { Account } from '../../core/accounts/types.js';
import { accountIdHex, addressOf } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf } from '../../protocol/method.js';
import type { createVault as createVaultMethod } from '../../protocol/ui/vault.js';
import {
  accountOf,
  createVault,
  deriveKey,
  type SecretInput,
  type StoredAccount,
  signWith,
  type VaultFile,
  type VaultKey,
  withAccount,
  withBackedUp,
  withName,
  withSecret,
} from '../vault/index.js';
import {
  normalId,
  notify,
  readyVault,
  toAccount,
  type WalletContext,
  withDerivedKey,
  withVault,
} from './context.js';

export interface NewAccount {
  name: string;
  secret: SecretInput;
  backedUp: boolean;
}

/**
 * Creates the vault with its first account and leaves it unlocked.
 * @throws WalletError vault/exists when one is there in whatever state; keys/*; vault/kdf-out-of-bounds; vault/write-failed
 */
export async function createWithAccount(
  context: WalletContext,
  input: InputOf<typeof createVaultMethod>,
): Promise<Account> {
  const account = await context.exclusive(async () => {
    await assertEmpty(context);
    const empty = await withDerivedKey(input.wrappingKey, (derived) =>
      createVault(input.kdf, derived, context.deps.random),
    );
    try {
      const file = await appendAccount(context, empty.file, empty.vaultKey, input);
      await context.store.save(file);
      await context.sessions.start(file.id, empty.vaultKey);
      return lastAccount(file);
    } finally {
      empty.vaultKey.fill(0);
    }
  });
  notify(context, 'unlocked');
  return account;
}

/** Adds an account to the unlocked vault. @throws WalletError vault/locked, keys/*, vault/write-failed */
export async function addAccount(context: WalletContext, input: NewAccount): Promise<Account> {
  return changeVault(context, (file, vaultKey) => appendAccount(context, file, vaultKey, input)).then(
    lastAccount,
  );
}

/** @throws WalletError vault/locked, keys/unknown-account, vault/write-failed */
export async function renameAccount(context: WalletContext, accountId: string, name: string): Promise<void> {
  await changeVault(context, (file, vaultKey) =>
    withName(file, vaultKey, normalId(accountId), name, context.deps.random),
  );
}

/**
 * Notes that an account's phrase is on paper, once the phrase was typed back and gives exactly this account.
 * @throws WalletError keys/unknown-account `{address}` of what it gives instead; keys/*, vault/locked, vault/write-failed
 */
export async function confirmBackup(
  context: WalletContext,
  accountId: string,
  secret: SecretInput,
): Promise<void> {
  const given = accountIdOf(secret);
  if (given !== normalId(accountId))
    throw new WalletError('keys/unknown-account', { address: addressOf(given) });
  await changeVault(context, (file, vaultKey) => {
    // The scheme is part of the account: the same public key under another one would be another account.
    if (accountOf(file, given).cryptoType !== secret.cryptoType)
      throw new WalletError('keys/unknown-account', { address: addressOf(given) });
    return withBackedUp(file, vaultKey, given, context.deps.random);
  });
}

/** The address a phrase and path give, and whether the wallet has it. @throws WalletError keys/*, vault/unreadable */
export async function previewSecret(
  context: WalletContext,
  secret: SecretInput,
): Promise<{ address: string; accountId: string; exists: boolean }> {
  const accountId = accountIdOf(secret);
  const loaded = await context.store.load();
  if (loaded.state === 'unreadable') throw new WalletError('vault/unreadable');
  const exists =
    loaded.state === 'ready' && loaded.file.accounts.some((account) => account.accountId === accountId);
  return { address: addressOf(accountId), accountId, exists };
}

/** Signs bytes with one account; its record is open only meanwhile. @throws WalletError vault/locked, keys/unknown-account */
export async function signBytes(
  context: WalletContext,
  accountId: string,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const signature = await withVault(context, (file, vaultKey) => {
    const account = accountOf(file, normalId(accountId));
    return withSecret(file, vaultKey, account.accountId, 'key', (secretKey) =>
      signWith(account.cryptoType, secretKey, bytes),
    );
  });
  await context.sessions.extend();
  return signature;
}

async function changeVault(
  context: WalletContext,
  change: (file: VaultFile, vaultKey: VaultKey) => Promise<VaultFile>,
): Promise<VaultFile> {
  const next = await context.exclusive(() =>
    withVault(context, async (file, vaultKey) => {
      const changed = await change(file, vaultKey);
      await context.store.save(changed);
      return changed;
    }),
  );
  await context.sessions.extend();
  notify(context, 'accounts');
  return next;
}

async function appendAccount(
  { deps }: WalletContext,
  file: VaultFile,
  vaultKey: VaultKey,
  { name, secret, backedUp }: NewAccount,
): Promise<VaultFile> {
  const key = deriveKey(secret);
  const account: Omit<StoredAccount, 'accountId'> = {
    name,
    cryptoType: secret.cryptoType,
    createdAtMs: deps.clock.nowMs(),
    backedUp,
  };
  try {
    return await withAccount(file, vaultKey, account, { ...key, path: secret.path }, deps.random);
  } finally {
    key.secretKey.fill(0);
    key.entropy.fill(0);
  }
}

function accountIdOf(secret: SecretInput): `0x${string}` {
  const key = deriveKey(secret);
  key.secretKey.fill(0);
  key.entropy.fill(0);
  return accountIdHex(key.publicKey);
}

async function assertEmpty(context: WalletContext): Promise<void> {
  const { state } = await context.store.load();
  if (state === 'empty') return;
  await readyVault(context);
  throw new WalletError('vault/exists');
}

function lastAccount(file: VaultFile): Account {
  const account = file.accounts.at(-1);
  if (!account) throw new WalletError('keys/unknown-account');
  return toAccount(account);
}
