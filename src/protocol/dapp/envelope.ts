/**
 * The envelope between a page (inpage script, page world) and the relay (isolated world). No imports: both bundles are
 * injected into every page and must stay tiny.
 */
export const CHANNEL = 'kelvin:1';
/** Name under `window.injectedWeb3`, and the version shown there: constant for every user. */
export const WALLET_KEY = 'kelvin';
/** Larger messages are dropped by the relay. */
export const MAX_MESSAGE_CHARS = 256 * 1024;

/** What a page may ask; the relay forwards nothing else. */
export const DAPP_METHOD_NAMES = [
  'dapp.enable',
  'dapp.accounts',
  'dapp.signPayload',
  'dapp.signRaw',
  'dapp.knownMetadata',
] as const;
export type DappMethodName = (typeof DAPP_METHOD_NAMES)[number];

export type PageMessage =
  | { channel: typeof CHANNEL; to: 'relay'; id: string; method: DappMethodName; params: unknown }
  | { channel: typeof CHANNEL; to: 'page'; id: string; ok: unknown }
  | { channel: typeof CHANNEL; to: 'page'; id: string; err: { message: string } }
  /** Accounts shared with this page changed. */
  | { channel: typeof CHANNEL; to: 'page'; event: 'accounts'; accounts: InjectedAccountRow[] };

/** Row of `accounts.get()`: type is always filled, genesisHash always null (a hash would hide it on other chains). */
export interface InjectedAccountRow {
  address: string;
  name: string;
  type: 'sr25519' | 'ed25519';
  genesisHash: null;
}
