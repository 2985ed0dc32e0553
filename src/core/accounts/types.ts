export type CryptoType = 'sr25519' | 'ed25519';

/** An account as every view may see it. No secret, no path to one. */
export interface Account {
  /** 0x + 64 hex: the 32-byte account id. Accounts are compared by it, never by address text. */
  accountId: `0x${string}`;
  /** SS58, prefix 42. */
  address: string;
  name: string;
  cryptoType: CryptoType;
  createdAtMs: number;
  /** The recovery phrase was asked back, or imported; false keeps a reminder on the home screen. */
  backedUp: boolean;
}
