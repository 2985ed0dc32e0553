import type { CryptoType } from '../../accounts/types.js';
import type { ScryptParams } from './scrypt-params.js';

/** How the password of a file becomes its key. `plain-password`: the bytes of the password are the key (generations 0-2). */
export type PolkadotKdf = 'scrypt' | 'plain-password' | 'none';

/** What a file says of one account before it is opened. Nothing here is protected by the password: a hint, never a fact. */
export interface PolkadotAccount {
  /** As written, any SS58 prefix; 0x and 40 digits for an EVM account of a batch. */
  address: string | null;
  accountId: `0x${string}` | null;
  /** Foreign text: cleaned and at most 64 characters. */
  name: string | null;
  /** Null when the file does not say: generation 0, and the list of a batch. */
  cryptoType: CryptoType | null;
  encrypted: boolean;
  /** In the list of a batch: of the container, the accounts inside have their own. */
  kdf: PolkadotKdf;
}

/** The bytes of a file, cut into the parts that opening needs. A `box` is a 16-byte tag and the ciphertext. */
export type Container =
  | { kdf: 'none'; plaintext: Uint8Array }
  | { kdf: 'plain-password'; nonce: Uint8Array; box: Uint8Array }
  | { kdf: 'scrypt'; salt: Uint8Array; params: ScryptParams; nonce: Uint8Array; box: Uint8Array };

/** A polkadot-js export as read, not yet opened. */
export interface PolkadotFile {
  kind: 'single' | 'batch';
  /** Generation of the format, 0 to 3. */
  version: number;
  /** Exactly one for `single`. */
  accounts: PolkadotAccount[];
  container: Container;
}
