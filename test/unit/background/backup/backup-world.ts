import { bytesToHex } from '@noble/hashes/utils.js';
import {
  type BackupHandlers,
  createBackups,
  type NewAccounts,
} from '../../../../src/background/backup/index.js';
import { createHeldCalls, type HeldCalls } from '../../../../src/background/calls/index.js';
import { type Contacts, createContacts } from '../../../../src/background/contacts/index.js';
import { createNotes, type Notes } from '../../../../src/background/notes/index.js';
import { createSettings, type SettingsRoom } from '../../../../src/background/settings/index.js';
import { createWordList } from '../../../../src/background/wallet/index.js';
import { addressOf } from '../../../../src/core/address/index.js';
import { openSecret, type Secret } from '../../../../src/core/keys/secret.js';
import type { KdfParams } from '../../../../src/protocol/ui/vault.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';
import { readAsset } from '../../../support/read-asset.js';
import { FakeWallet } from './fake-wallet.js';

export const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
export const KDF: KdfParams = {
  alg: 'argon2id',
  salt: '5a'.repeat(16),
  memoryKiB: 65_536,
  passes: 3,
  lanes: 1,
};
/** What the page derived: from the wallet's password, from the backup's, and from another one. */
export const WALLET_KEY = '11'.repeat(32);
export const BACKUP_KEY = '22'.repeat(32);
export const WRONG_KEY = '33'.repeat(32);
export const SEED = 'a7'.repeat(32);
export const STRANGER = `0x${'0e'.repeat(32)}` as const;
export const FRIEND = `0x${'0f'.repeat(32)}` as const;

/** The bare key of a phrase's path, as a key file would hold it. */
function keyOf(path: string, cryptoType: Secret['cryptoType']): Secret {
  const opened = openSecret({ kind: 'phrase', phrase: PHRASE, path, cryptoType });
  return { kind: 'key', secretHex: bytesToHex(opened.secretKey), cryptoType };
}

export const SECRETS = {
  'phrase with path and password': {
    kind: 'phrase',
    phrase: PHRASE,
    path: '//cold/1///hunter2',
    cryptoType: 'sr25519',
  },
  'phrase, ed25519': { kind: 'phrase', phrase: PHRASE, path: '//ed', cryptoType: 'ed25519' },
  'seed with path': { kind: 'seed', seedHex: SEED, path: '//validator', cryptoType: 'sr25519' },
  'seed, ed25519': { kind: 'seed', seedHex: SEED, path: '', cryptoType: 'ed25519' },
  'key, sr25519': keyOf('//bare', 'sr25519'),
  'key, ed25519': keyOf('//bare', 'ed25519'),
} as const satisfies Record<string, Secret>;

/** Every kind of account there is, a hotkey and two watched addresses among them. */
export function everyKind(): NewAccounts {
  const secrets = Object.entries(SECRETS).map(([name, secret], at) => ({
    kind: 'secret' as const,
    name,
    role: at === 2 ? ('hotkey' as const) : ('coldkey' as const),
    secret,
    backedUp: at % 2 === 0,
  }));
  const watch = { kind: 'watch' as const, role: 'coldkey' as const };
  return [
    ...secrets,
    { ...watch, name: 'Cold storage', address: addressOf(STRANGER), cryptoType: null },
    { ...watch, name: 'Their hotkey', role: 'hotkey', address: addressOf(FRIEND), cryptoType: 'ed25519' },
  ];
}

/** One browser: a vault, contacts and settings, and the room that backs them up. */
export class BackupWorld {
  readonly store = new FakeStore();
  readonly clock = new FakeClock();
  readonly wallet = new FakeWallet(WALLET_KEY, () => this.clock.nowMs());
  readonly settings: SettingsRoom = createSettings(this.store);
  readonly contacts: Contacts = createContacts({
    local: this.store,
    isUnlocked: () => this.wallet.isUnlocked(),
    clock: this.clock,
  });
  readonly calls: HeldCalls = createHeldCalls({
    local: this.store,
    isUnlocked: () => this.wallet.isUnlocked(),
    clock: this.clock,
  });
  readonly notes: Notes = createNotes({
    local: this.store,
    isUnlocked: () => this.wallet.isUnlocked(),
    clock: this.clock,
  });
  readonly handlers: BackupHandlers = createBackups({
    wallet: this.wallet,
    contacts: this.contacts,
    calls: this.calls,
    notes: this.notes,
    settings: this.settings,
    clock: this.clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    words: createWordList(readAsset),
  }).handlers;

  /** A browser with these accounts, unlocked. */
  static async with(accounts: NewAccounts): Promise<BackupWorld> {
    const world = new BackupWorld();
    await world.wallet.create({ kdf: KDF, wrappingKey: WALLET_KEY, accounts });
    world.wallet.batches = [];
    return world;
  }

  async make(): Promise<string> {
    const { file } = await this.handlers['backup.make']({
      wrappingKey: WALLET_KEY,
      kdf: KDF,
      backupKey: BACKUP_KEY,
    });
    return file;
  }

  inspect(file: string, backupKey = BACKUP_KEY) {
    return this.handlers['backup.inspect']({ file, backupKey });
  }

  /** Restores everything into a new vault unless told otherwise. */
  async restore(file: string, given: Partial<Parameters<BackupHandlers['backup.restore']>[0]> = {}) {
    return this.handlers['backup.restore']({
      file,
      backupKey: BACKUP_KEY,
      accountIds: [],
      contacts: true,
      settings: true,
      vault: { kdf: KDF, wrappingKey: WALLET_KEY },
      ...given,
    });
  }

  /** Everything that is kept, as one comparable text. */
  dump(): string {
    return JSON.stringify([this.wallet.entries, this.wallet.unlocked, this.store.dump()]);
  }
}
