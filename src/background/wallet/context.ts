import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Account } from '../../core/accounts/types.js';
import { addressOf } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Wallet } from '../types.js';
import {
  type AnyVaultFile,
  assertSealed,
  type StoredAccount,
  type VaultFile,
  type VaultKey,
} from '../vault/index.js';
import { type Attempts, createAttempts } from './attempts.js';
import type { WalletDeps } from './deps.js';
import { createMutex, type Mutex } from './mutex.js';
import { createSessions, type Session, type Sessions } from './sessions.js';
import { createVaultStore, type VaultStore } from './vault-store.js';

export type WalletChange = Parameters<Parameters<Wallet['onChange']>[0]>[0];

/** What the operations of the wallet share. Nothing here is remembered between calls but the listeners. */
export interface WalletContext {
  deps: WalletDeps;
  store: VaultStore;
  sessions: Sessions;
  attempts: Attempts;
  /** One writer of the vault at a time. */
  exclusive: Mutex;
  listeners: Array<(change: WalletChange) => void>;
}

export function createContext(deps: WalletDeps): WalletContext {
  return {
    deps,
    store: createVaultStore(deps.local, deps.copy),
    sessions: createSessions(deps.session, deps.alarms, deps.clock, deps.autoLockMinutes, deps.goneWithLock),
    attempts: createAttempts(deps.local, deps.clock),
    exclusive: createMutex(),
    listeners: [],
  };
}

export function notify({ listeners }: WalletContext, change: WalletChange): void {
  for (const listener of listeners) listener(change);
}

/** The running session, or null; one found past its deadline is ended on the way and everybody is told. */
export async function liveSession(context: WalletContext): Promise<Session | null> {
  const session = await context.sessions.check();
  if (session !== 'ended') return session;
  notify(context, 'locked');
  return null;
}

/** @throws WalletError vault/empty, vault/newer, vault/unreadable; vault/corrupt `{backup}` */
export async function readyVault({ store }: WalletContext): Promise<AnyVaultFile> {
  const loaded = await store.load();
  switch (loaded.state) {
    case 'ready':
      return loaded.file;
    case 'damaged':
      throw new WalletError('vault/corrupt', { backup: (await store.backups()).length > 0 });
    default:
      throw new WalletError(`vault/${loaded.state}`);
  }
}

/**
 * Lends file and vault key to `use` while unlocked; the key is zeroed afterwards. The seal is checked first: what was
 * changed behind the wallet's back must not be sealed anew with the next change.
 * @throws WalletError vault/locked, or what reading the vault or `use` throws
 */
export async function withVault<T>(
  context: WalletContext,
  use: (file: VaultFile, vaultKey: VaultKey) => Promise<T>,
): Promise<T> {
  const session = await liveSession(context);
  if (!session) throw new WalletError('vault/locked');
  const file = await readyVault(context);
  if (!isOpenedBy(session, file)) throw new WalletError('vault/locked');
  const vaultKey = hexToBytes(session.vaultKey);
  try {
    await assertSealed(file, vaultKey);
    return await use(file, vaultKey);
  } finally {
    vaultKey.fill(0);
  }
}

/** A session of another vault, or a file that no unlock has upgraded, means that storage was exchanged underneath. */
export function isOpenedBy(session: Session, file: AnyVaultFile): file is VaultFile {
  return session.vaultId === file.id && file.format !== 1;
}

/**
 * Stores what `edit` makes of the unlocked vault; the same file means that nothing changes. For use inside
 * `context.exclusive`. @throws WalletError vault/locked, vault/write-failed, or what `edit` throws
 */
export function replaceVault(
  context: WalletContext,
  edit: (file: VaultFile, vaultKey: VaultKey) => Promise<VaultFile>,
): Promise<VaultFile> {
  return withVault(context, async (file, vaultKey) => {
    const next = await edit(file, vaultKey);
    if (next !== file) await context.store.save(next);
    return next;
  });
}

/** {@link replaceVault} as a change of accounts: one at a time, and everybody is told when there was one. */
export async function changeAccounts(
  context: WalletContext,
  edit: (file: VaultFile, vaultKey: VaultKey) => Promise<VaultFile>,
): Promise<VaultFile> {
  let isChanged = false;
  const next = await context.exclusive(() =>
    replaceVault(context, async (file, vaultKey) => {
      const edited = await edit(file, vaultKey);
      isChanged = edited !== file;
      return edited;
    }),
  );
  await context.sessions.extend();
  if (isChanged) notify(context, 'accounts');
  return next;
}

/** Lends the bytes of a derived key that came as hex, and zeroes them. */
export async function withDerivedKey<T>(hex: string, use: (derived: Uint8Array) => Promise<T>): Promise<T> {
  const derived = hexToBytes(hex);
  try {
    return await use(derived);
  } finally {
    derived.fill(0);
  }
}

/** What views may see of a stored account. */
export function toAccount({ accountId, ...entry }: StoredAccount): Account {
  const { name, cryptoType, createdAtMs, backedUp, role, source, hidden, colour, custody } = entry;
  const known = { name, cryptoType, createdAtMs, backedUp, role, source, hidden, colour };
  return { accountId, address: addressOf(accountId), ...known, ...(custody && { custody }) };
}

/** Account ids arrive as hex in either case; stored ones are lower case. */
export function normalId(accountId: string): `0x${string}` {
  return `0x${bytesToHex(hexToBytes(accountId.replace(/^0x/, '')))}`;
}
