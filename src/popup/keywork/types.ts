import type { AccountRole, CryptoType } from '../../core/accounts/types.js';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import type { Secret } from '../../core/keys/secret.js';
import type { KdfParams } from '../../protocol/ui/vault.js';

/** An account of a key file. Holds its secret: let go of it as soon as it was handed to the vault. */
export interface OpenedAccount {
  path: string;
  name: string | null;
  role: AccountRole;
  /** Null when nothing could be read, and `problem` says why. */
  accountId: `0x${string}` | null;
  /** SS58, prefix 42. */
  address: string | null;
  cryptoType: CryptoType | null;
  /** Null for a public file, which can only be watched, and for one that could not be opened. */
  secret: Secret | null;
  problem: ErrorBody | null;
}

export interface OpenRequest {
  file: { path: string; bytes: Uint8Array };
  /** Null for what is in the clear. */
  password: string | null;
  /** For the oldest polkadot-js files, which do not say their curve; sr25519 when left out. */
  cryptoType?: CryptoType;
  /** Of the accounts inside a batch; the file's when left out. */
  accountPassword?: string;
  /** Entries of a batch by index, each asked for once; all when left out. What is no entry is passed over. */
  only?: number[];
}

/** What became of one file of many. */
export interface OpenedFile {
  /** As {@link KeyWork.open} gives them; empty when the file could not be opened, and `problem` says why. */
  accounts: OpenedAccount[];
  problem: ErrorBody | null;
}

export interface WriteRequest {
  format: 'polkadot-json' | 'polkadot-batch' | 'btcli';
  accounts: Array<{ name: string; role: AccountRole; secret: Secret }>;
  password: string;
  /** scrypt of polkadot-js files: `compatible` N = 2^15, which every version reads; `strong` N = 2^17. btcli knows one. */
  strength: 'compatible' | 'strong';
  /** Folder of a btcli export; `default` when left out. */
  walletName?: string;
}

export interface WorkOptions {
  /** Accounts done, of how many. */
  onProgress?(done: number, total: number): void;
  /** Ends the Worker at once. */
  signal?: AbortSignal;
}

export interface ManyOptions extends WorkOptions {
  /** For the oldest polkadot-js files; see {@link OpenRequest}. */
  cryptoType?: CryptoType;
  /** Told as soon as a file is done, by its place in the list: after an abort this much is known. */
  onOpened?(opened: OpenedFile, index: number): void;
}

/** Opens many key files, see {@link KeyWork}. */
export type OpenMany = (
  files: ReadonlyArray<OpenRequest['file']>,
  password: string | null,
  options?: ManyOptions,
) => Promise<OpenedFile[]>;

/** The slow work of the page around key files, in Workers that end with their task. */
export interface KeyWork {
  /**
   * Opens a key file: one account, the accounts of a batch, or what lies there in the clear, in the order of the file. What
   * is wrong with one account of a batch is in its `problem`; what is wrong with the whole file is thrown.
   * @throws WalletError keyfile/*; keyfile/cancelled after an abort; keyfile/out-of-memory
   */
  open(request: OpenRequest, options?: WorkOptions): Promise<OpenedAccount[]>;
  /**
   * Opens files in the clear or under one password, all in one Worker, in their order. Formats whose salt is the same for
   * everybody cost their slow hash once. Progress counts files. What is wrong with one file is in its place.
   * @throws WalletError keyfile/cancelled after an abort; keyfile/out-of-memory when the Worker broke down
   */
  openMany: OpenMany;
  /** Addresses of secrets, in their order; an error body for what is none. Runs in the Worker too: 2,048 rounds each. */
  preview(
    secrets: Secret[],
    options?: WorkOptions,
  ): Promise<Array<{ accountId: `0x${string}`; address: string } | ErrorBody>>;
  /**
   * Writes export files. btcli's coldkeys are sealed, its hotkeys are plain as btcli keeps them.
   * @throws WalletError keys/*, vault/weak-password, keyfile/cancelled, keyfile/out-of-memory
   */
  write(request: WriteRequest, options?: WorkOptions): Promise<Array<{ path: string; bytes: Uint8Array }>>;
  /**
   * Argon2id parameters raised to about 0.7 s on this machine: never below those given, at most 256 MiB and 10 passes.
   * @throws WalletError keyfile/out-of-memory when not even the least fits
   */
  calibrate(least: KdfParams): Promise<KdfParams>;
}
