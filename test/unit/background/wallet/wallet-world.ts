import {
  createWallet,
  platformRandom,
  type WalletDeps,
  type WalletRoom,
} from '../../../../src/background/wallet/index.js';
import type { CryptoType } from '../../../../src/core/accounts/types.js';
import { type ErrorBody, isWalletError } from '../../../../src/core/errors/wallet-error.js';
import type { KdfParams } from '../../../../src/protocol/ui/vault.js';
import { FakeAlarms, FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';

/** Public test phrases: no money was ever behind them. */
export const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
export const OTHER_PHRASE = 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above';

/** What a page would have derived from the right and from a wrong password. */
export const KEY = 'a7'.repeat(32);
export const WRONG_KEY = 'b8'.repeat(32);

export const KDF: KdfParams = {
  alg: 'argon2id',
  salt: '0f'.repeat(16),
  memoryKiB: 19_456,
  passes: 2,
  lanes: 1,
};

export function secret(path = '', phrase = PHRASE, cryptoType: CryptoType = 'sr25519') {
  return { phrase, path, cryptoType };
}

/** Accounts of tests are named after their path, less its password. */
function accountName(path: string): string {
  return `account ${path.replace(/\/\/\/.*/, '')}`;
}

/** Stores, clock and alarms of one browser, and the wallets that live and die over them. */
export class WalletWorld {
  readonly local = new FakeStore();
  session = new FakeStore();
  readonly copyStore = new FakeStore();
  readonly clock = new FakeClock();
  readonly alarms = new FakeAlarms();
  autoLockMinutes = 15;
  random = platformRandom;

  /** A wallet over these stores, as a worker that has just started. */
  start(overrides: Partial<WalletDeps> = {}): WalletRoom {
    return createWallet({
      local: this.local,
      session: this.session,
      copy: {
        read: () => this.copyStore.get('vault'),
        write: (file) => this.copyStore.set({ vault: file }),
      },
      clock: this.clock,
      alarms: this.alarms,
      autoLockMinutes: async () => this.autoLockMinutes,
      pendingApprovals: async () => 0,
      random: (length) => this.random(length),
      ...overrides,
    });
  }

  /** A wallet with one account per path, unlocked. */
  async withAccounts(...paths: string[]): Promise<WalletRoom> {
    const room = this.start();
    const [first = '', ...others] = paths;
    await room.handlers['wallet.create']({
      kdf: KDF,
      wrappingKey: KEY,
      name: accountName(first),
      secret: secret(first),
      backedUp: true,
    });
    for (const path of others) {
      await room.handlers['wallet.addAccount']({
        name: accountName(path),
        secret: secret(path),
        backedUp: true,
      });
    }
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
