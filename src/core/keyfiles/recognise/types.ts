import type { CryptoType } from '../../accounts/types.js';
import type { ErrorCode } from '../../errors/codes.js';
import type { ErrorBody } from '../../errors/wallet-error.js';
import type { BtcliFile } from '../btcli/index.js';
import type { PolkadotFile } from '../polkadot/index.js';

/** What a bare hex secret can be. */
export type HexForm =
  /** 32 bytes from which a key is made. */
  | 'seed'
  /** 64 digits after 0x: btcli writes public keys so, polkadot-js seeds. Only the person knows. */
  | 'public-or-seed'
  /** 64 bytes as polkadot-js writes them: scalar times 8 and nonce, or (ed25519) seed and public key. */
  | 'polkadot-key'
  /** 64 bytes as btcli writes them: the scalar is not multiplied. */
  | 'btcli-key'
  /** 64 bytes that could be either of the two; each gives another account, so both are shown. */
  | 'either-key'
  /** 64 bytes that are no key: a signature, perhaps. `cryptoTypes` is empty. */
  | 'no-key';

export type UnknownForm =
  | 'text'
  /** Base58 of an address's length, but the checksum or the prefix is wrong: mistyped or cut. */
  | 'bad-address'
  | 'json'
  | 'binary'
  | 'html'
  | 'image'
  | 'zip'
  | 'private-pem'
  | 'too-large';

/** What was typed, pasted or dropped. Holds secrets as text: let go of it when the screen closes. */
export type Recognised =
  | { kind: 'empty' }
  | {
      kind: 'phrase';
      /** As of the word list: lower case, without numbers or commas. */
      words: string[];
      /** `//hard/soft///password` behind the words, as it was typed. */
      path: string;
      /** keys/bad-phrase-length, -word `{position, suggestion}`, -checksum, keys/dev-phrase, keys/bad-path. */
      problem: ErrorBody | null;
    }
  | { kind: 'partial-phrase'; words: string[] }
  | {
      kind: 'hex';
      digits: 64 | 128;
      form: HexForm;
      /** Curves on which it can be a secret, the likelier first. */
      cryptoTypes: CryptoType[];
      /** Lower case, no 0x. */
      hex: string;
      /** `//hard/soft` behind a seed; empty behind a key, which has none. */
      path: string;
      /** keys/bad-path. */
      problem: ErrorBody | null;
    }
  | {
      kind: 'address';
      /** Prefix 42, converted when it was spelled for another chain. */
      address: string;
      accountId: `0x${string}`;
      /** As it was spelled. Other than 42 needs consent: it may belong to an exchange of another chain. */
      prefix: number;
    }
  | {
      kind: 'hashed-account';
      scheme: 'sr25519' | 'ml-dsa-65' | 'ed25519' | null;
      /** address/hashed-account when it is well-formed (refused for now); address/checksum or address/syntax. */
      problem: ErrorBody;
    }
  | { kind: 'evm-address' }
  | { kind: 'polkadot-json'; file: PolkadotFile }
  | { kind: 'btcli'; file: BtcliFile }
  /** It is such a file, and it is broken or of a kind that is refused. */
  | { kind: 'bad-keyfile'; format: 'polkadot-json' | 'btcli'; problem: ErrorBody }
  /** Kelvin's own backup. */
  | { kind: 'backup' }
  | { kind: 'unknown'; saw: UnknownForm };

/** A dropped file. */
export interface DroppedFile {
  /** Name, or path below what was dropped, with either slash. */
  path: string;
  bytes: Uint8Array;
}

/** One file of a folder. */
export interface FileRow {
  path: string;
  /** What the bytes are. */
  recognised: Recognised;
  /** Wallet name of a btcli folder; null elsewhere. */
  wallet: string | null;
  /** A name to offer for the account: from the file's own name field, the hotkey's file name or the wallet; null for none. */
  name: string | null;
  /** What the place in a btcli folder says; `other` elsewhere. */
  role: 'coldkey' | 'coldkeypub' | 'hotkey' | 'hotkeypub' | 'other';
  /** A secret that anyone who reads the disk can read. */
  plaintextSecret: boolean;
  /** It opens with a password. */
  encrypted: boolean;
  /** SS58, prefix 42, as the file claims it; null when it does not. */
  address: string | null;
  /** Why the file cannot be used as what it should be. */
  problem: ErrorCode | null;
}
