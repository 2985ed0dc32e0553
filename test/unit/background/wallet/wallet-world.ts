import {
  createWallet,
  createWordList,
  type NewAccount,
  platformRandom,
  type WalletDeps,
  type WalletRoom,
} from '../../../../src/background/wallet/index.js';
import type { CryptoType } from '../../../../src/core/accounts/types.js';
import { type ErrorBody, isWalletError } from '../../../../src/core/errors/wallet-error.js';
import type { Secret } from '../../../../src/core/keys/secret.js';
import type { KdfParams } from '../../../../src/protocol/ui/vault.js';
import { FakeAlarms, FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';
import { readAsset } from '../../../support/read-asset.js';

/** Public test phrases: no money was ever behind them. */
export const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
export const OTHER_PHRASE = 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above';

/** What a page would have derived from the right and from a wrong password. */
export const KEY = 'a7'.repeat(32);
export const WRONG_KEY = 'b8'.repeat(32);

type NewSecretAccount = Extract<NewAccount, { kind: 'secret' }>;

export const KDF: KdfParams = {
  alg: 'argon2id',
  salt: '0f'.repeat(16),
  memoryKiB: 65_536,
  passes: 3,
  lanes: 1,
};

export function secret(path = '', phrase = PHRASE, cryptoType: CryptoType = 'sr25519') {
  return { kind: 'phrase' as const, phrase, path, cryptoType };
}

/** An account to add, with its phrase on paper unless told. */
export function holding(name: string, held: Secret = secret(), more: Partial<NewSecretAccount> = {}) {
  return { kind: 'secret' as const, name, role: 'coldkey' as const, secret: held, backedUp: true, ...more };
}

/** An address to watch. */
export function watching(name: string, address: string): NewAccount {
  return { kind: 'watch', name, role: 'coldkey', address, cryptoType: null };
}

/** Input of `wallet.create`. */
export function creation(...accounts: NewAccount[]) {
  return { kdf: KDF, wrappingKey: KEY, accounts: accounts.length > 0 ? accounts : [holding('first')] };
}

/** Accounts of tests are named after their path, less its password. */
function accountName(path: string): string {
  return `account ${path.replace(/\/\/\/.*/, '')}`;
}

/** Stores, clock and alarms of one browser, and the wallets that live and die over them. */
export class WalletWorld {
  session = new FakeStore();
  readonly clock = new FakeClock();
  readonly alarms = new FakeAlarms();
  autoLockMinutes = 15;
  /** Accounts that sites were told to lose, and `everything` for an erased wallet. */
  readonly ended: string[] = [];

  constructor(
    readonly local = new FakeStore(),
    readonly copyStore = new FakeStore(),
  ) {}
  random = platformRandom;

  /** A wallet over these stores, as a worker that has just started. */
  start(overrides: Partial<WalletDeps> = {}): WalletRoom {
    return createWallet({
      local: this.local,
      session: this.session,
      copy: {
        read: () => this.copyStore.get('vault'),
        write: (file) => this.copyStore.set({ vault: file }),
        remove: () => this.copyStore.remove(['vault']),
      },
      clock: this.clock,
      alarms: this.alarms,
      goneWithLock: ['shown'],
      autoLockMinutes: async () => this.autoLockMinutes,
      pendingApprovals: async () => 0,
      random: (length) => this.random(length),
      words: createWordList(readAsset),
      endPermissions: async (accountId) => void this.ended.push(accountId),
      erase: {
        neighbours: async () => void this.ended.push('everything'),
        stores: async () => {
          this.local.clear();
          this.session.clear();
        },
      },
      ...overrides,
    });
  }

  /** A wallet with one account per path, unlocked. */
  async withAccounts(...paths: string[]): Promise<WalletRoom> {
    const room = this.start();
    const [first, ...others] = paths.map((path) => holding(accountName(path), secret(path)));
    await room.handlers['wallet.create'](creation(...(first ? [first] : [])));
    // One after the other, so that the store has seen several writes.
    for (const account of others) await room.handlers['wallet.addAccounts']({ accounts: [account] });
    return room;
  }

  /** What the browser does on closing: memory is gone, disks stay. */
  closeBrowser(): void {
    this.session = new FakeStore();
    this.alarms.pending.clear();
  }

  /** The stored file, and the key of the slot it is in. */
  async storedVault(): Promise<{ slot: string; file: Record<string, unknown> }> {
    const slot = String(await this.local.get('vault.pointer'));
    return { slot, file: (await this.local.get(slot)) as Record<string, unknown> };
  }

  /** Changes the stored file behind the wallet's back. */
  async tamper(change: (file: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
    const { slot, file } = await this.storedVault();
    await this.local.set({ [slot]: change(file) });
  }
}

/** The error a call ends in; fails when it does not end in one of ours. */
export function refusal(call: () => unknown): ErrorBody {
  try {
    call();
  } catch (error) {
    if (isWalletError(error)) return error.toBody();
    throw error;
  }
  throw new Error('was accepted');
}

/** The same for a promise. */
export async function refused(promise: Promise<unknown>): Promise<ErrorBody> {
  return promise.then(
    () => {
      throw new Error('was accepted');
    },
    (error) => {
      if (isWalletError(error)) return error.toBody();
      throw error;
    },
  );
}
