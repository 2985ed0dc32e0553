import * as v from 'valibot';
import type {
  BackupWallet,
  LentAccount,
  NewAccounts,
  NewVault,
} from '../../../../src/background/backup/index.js';
import type { Account } from '../../../../src/core/accounts/types.js';
import { accountIdHex, addressOf, decodeAddress } from '../../../../src/core/address/index.js';
import { WalletError } from '../../../../src/core/errors/wallet-error.js';
import { publicKeyOfSecret } from '../../../../src/core/keys/secret.js';
import type { AddedAccounts } from '../../../../src/protocol/ui/accounts.js';
import { accountName, MAX_NEW_ACCOUNTS } from '../../../../src/protocol/ui/secret.js';

/** A vault in memory that keeps to the contract of the real one. */
export class FakeWallet implements BackupWallet {
  entries: LentAccount[] = [];
  unlocked = false;
  /** Sizes of the batches that were added, the first of a new vault too. */
  batches: number[] = [];
  /** The batch, counted from 0, at which storage is full. */
  failAtBatch = Number.POSITIVE_INFINITY;

  constructor(
    private readonly password: string,
    private readonly nowMs: () => number,
  ) {}

  async lendSecrets<T>(wrappingKey: string, use: (entries: LentAccount[]) => Promise<T>): Promise<T> {
    this.assertUnlocked();
    if (wrappingKey !== this.password) throw new WalletError('vault/wrong-password', { retryInMs: 0 });
    return use(structuredClone(this.entries));
  }

  async addAccounts(accounts: NewAccounts): Promise<AddedAccounts> {
    this.assertUnlocked();
    return this.append(accounts);
  }

  async create({ accounts }: NewVault): Promise<AddedAccounts> {
    if (this.entries.length > 0) throw new WalletError('vault/exists');
    const added = this.append(accounts);
    this.unlocked = true;
    return added;
  }

  async updateAccount(accountId: string, patch: Partial<Account>): Promise<null> {
    const entry = this.entries.find(({ account }) => account.accountId === accountId);
    if (!entry) throw new WalletError('keys/unknown-account');
    Object.assign(entry.account, patch);
    return null;
  }

  async accounts(): Promise<Account[]> {
    return structuredClone(this.entries.map(({ account }) => account));
  }

  async isUnlocked(): Promise<boolean> {
    return this.unlocked;
  }

  private assertUnlocked(): void {
    if (!this.unlocked) throw new WalletError('vault/locked');
  }

  private append(accounts: NewAccounts): AddedAccounts {
    if (accounts.length < 1 || accounts.length > MAX_NEW_ACCOUNTS) throw new WalletError('invalid-message');
    if (this.batches.length === this.failAtBatch) throw new WalletError('vault/write-failed');
    this.batches.push(accounts.length);
    const outcomes = accounts.map((account) => this.appendOne(account));
    return {
      accounts: structuredClone(outcomes.map(([account]) => account)),
      outcomes: outcomes.map(([, outcome]) => outcome),
    };
  }

  private appendOne(added: NewAccounts[number]): [Account, AddedAccounts['outcomes'][number]] {
    const secret = added.kind === 'secret' ? added.secret : null;
    const id =
      added.kind === 'secret' ? publicKeyOfSecret(added.secret) : decodeAddress(added.address).accountId;
    const accountId = accountIdHex(id);
    const known = this.entries.find(({ account }) => account.accountId === accountId);
    const made = { cryptoType: secret?.cryptoType ?? null, source: secret?.kind ?? null };
    if (known && (known.secret || !secret)) return [known.account, 'present'];
    if (known) {
      Object.assign(known, { secret });
      Object.assign(known.account, made);
      return [known.account, 'upgraded'];
    }
    const account: Account = {
      accountId,
      address: addressOf(accountId),
      name: v.parse(accountName, added.name),
      role: added.role,
      createdAtMs: this.nowMs(),
      backedUp: added.kind === 'watch' || added.backedUp,
      hidden: false,
      colour: 0,
      ...made,
      ...(added.kind === 'watch' && { cryptoType: added.cryptoType }),
    };
    this.entries.push({ account, secret });
    return [account, 'added'];
  }
}
