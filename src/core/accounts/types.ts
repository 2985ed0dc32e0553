import type { Custody } from './custody.js';

export type CryptoType = 'sr25519' | 'ed25519';

/** Coldkeys hold money; hotkeys name validators and miners and are never offered for a payment. */
export type AccountRole = 'coldkey' | 'hotkey';

/** Number of marks a person can tell accounts apart by; 0 is "none". */
export const COLOURS = 8;

/** An account as every view may see it. No secret, no path to one. */
export interface Account {
  /** 0x + 64 hex: the 32-byte account id. Accounts are compared by it, never by address text. */
  accountId: `0x${string}`;
  /** SS58, prefix 42. */
  address: string;
  name: string;
  /** Null only for a watched address, which does not say. */
  cryptoType: CryptoType | null;
  createdAtMs: number;
  /** The recovery phrase was asked back, or imported; false keeps a reminder on the home screen. */
  backedUp: boolean;
  role: AccountRole;
  /** What the vault can show again and sign with; null for a watched address, which can do neither. */
  source: 'phrase' | 'seed' | 'key' | null;
  /** Left out of lists and totals until shown again. */
  hidden: boolean;
  /** 0 (none) to {@link COLOURS}. */
  colour: number;
  /** Where the key is, or what stands for one, when it is not in the vault; absent for a held key and a watched address. */
  custody?: Custody;
}

/** Whether the key is on a device: its signature is brought by a page, never made here. */
export function isOnDevice(account: Account): account is Account & { cryptoType: CryptoType } {
  const kind = account.custody?.kind;
  return (kind === 'ledger' || kind === 'vault') && account.source === null && account.cryptoType !== null;
}

/** Whether a signature of the account can be had at all: from the vault or from a device. */
export function canApprove(account: Account): account is Account & { cryptoType: CryptoType } {
  return canSign(account) || isOnDevice(account);
}

/** Whether the vault can sign for the account by itself. */
export function canSign(account: Account): account is Account & { cryptoType: CryptoType } {
  return account.source !== null && account.cryptoType !== null;
}
