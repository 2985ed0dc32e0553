/**
 * The contracts between the rooms of the background. `index.ts` wires implementations together; each room is built
 * against these interfaces only, so that a test can stand in the real neighbour or a fake clock, never a global.
 */
import type { Account, CryptoType } from '../core/accounts/types.js';
import type { NetworkChoice } from '../core/chain/networks.js';
import type { ExplainResult } from '../core/explain/types.js';
import type { Intent } from '../core/operations/intent.js';
import type { Protection } from '../core/operations/quote.js';
import type { Route } from '../core/routes/types.js';
import type { SignerPayload } from '../protocol/dapp/index.js';
import type {
  BuiltPayload,
  EngineCalls,
  ExplainFacts,
  SigningFacts,
  StoredMetadata,
} from '../protocol/engine/index.js';
import type { ShieldPlan } from '../protocol/engine/operations.js';
import type { InputOf } from '../protocol/method.js';
import type { changePhishing, PhishingStatus } from '../protocol/ui/sites.js';
import type { WalletStatus } from '../protocol/ui/vault.js';
import type { CarrierPlan, MessageRequest, PreparedMessage } from './signing/index.js';

/** The slice of extension storage a room may use. Values are plain JSON (see core/wire). */
export interface KeyValueStore {
  get(key: string): Promise<unknown>;
  set(entries: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export interface Clock {
  nowMs(): number;
}

/** Wakes the worker at a time; backed by chrome.alarms, because timers die with the worker. */
export interface Alarms {
  at(name: string, whenMs: number): Promise<void>;
  clear(name: string): Promise<void>;
}

/** The only door to keys: what the rest of the background may ask of the vault. */
export interface Wallet {
  /** Everything of WalletStatus but the approvals count. */
  status(): Promise<Omit<WalletStatus, 'pendingApprovals'>>;
  /** Accounts in order. Works while locked: names and addresses are not secret, but views get them only when unlocked. */
  accounts(): Promise<Account[]>;
  /** True while the vault key is in session storage and the deadline has not passed (checked on each call). */
  isUnlocked(): Promise<boolean>;
  /**
   * Signs bytes with one account: 64 bytes, sr25519 (context `substrate`) or ed25519. One record is decrypted for it and
   * zeroed in `finally`. @throws WalletError vault/locked, keys/unknown-account, keys/watch-only
   */
  sign(accountId: string, bytes: Uint8Array): Promise<Uint8Array>;
  /**
   * Asks for the password again while unlocked: `wrappingKey` is what a page derived from it. Failures count as at unlock.
   * @throws WalletError vault/locked, vault/wrong-password `{retryInMs}`, vault/too-many-attempts `{retryInMs}`
   */
  checkPassword(wrappingKey: string): Promise<void>;
  /** Called after each lock, unlock, creation or change of accounts; `access`: after another passkey, or none, opens the vault. */
  onChange(listener: (change: 'locked' | 'unlocked' | 'accounts' | 'access') => void): void;
}

/** Requests to the engine over BroadcastChannel, starting its keeper when nobody answers. */
export interface EngineHost {
  /**
   * Asked again under the same id, a counted number of times, of whichever engine runs by then.
   * @throws WalletError engine/unreachable when none answered in time, or the engine's own error.
   */
  ask<M extends keyof EngineCalls>(method: M, params: EngineCalls[M]['in']): Promise<EngineCalls[M]['out']>;
  /** Keeps the engine alive without an interface until {@link release} (a pending transaction). */
  hold(): Promise<void>;
  release(): Promise<void>;
}

/** Raw metadata kept by the engine in IndexedDB, read here. Never from a page. */
export interface MetadataReader {
  /** @throws WalletError chain/no-metadata */
  read(genesisHash: string, specVersion: number): Promise<StoredMetadata>;
  known(): Promise<Array<{ genesisHash: string; specVersion: number }>>;
}

/** A request to sign an extrinsic, normalised from SignerPayloadJSON or from our own engine's proposal. */
export interface ExtrinsicRequest {
  source: 'dapp' | 'own';
  address: string;
  accountId: string;
  payload: BuiltPayload;
  /** As asked by the page (mode, hash), or null for our own: the background then uses mode 1 where it can. */
  asked: { mode: 0 | 1; metadataHash: string | null; withSignedTransaction: boolean } | null;
  /** For our own requests: what the bytes must say. */
  intent: Intent | null;
  /** For our own requests: the payload is the inner transaction of a shielded pair, never to be sent as it is. */
  shield: ShieldPlan | null;
  /** For our own requests: hidden or not, and why. */
  protection: Protection | null;
  /** Calls of which the payload has only the hash; absent is none. Each is proven by its hash. */
  preimages?: string[];
  /** For our own requests: what was asked of the engine beside the intent, to build it anew. */
  how?: { protect: boolean; postage: string | null };
  /** What a site asked of an account that acts through others: the request above carries exactly this call. */
  onBehalf?: OnBehalf;
}

/** A site's request whose account cannot sign, kept as it came while a path is chosen and after. */
export interface OnBehalf {
  address: string;
  accountId: string;
  callHex: string;
  /** The whole payload of the site, by which a request that comes again is known. */
  payload: BuiltPayload;
  /** Null until a path is chosen. */
  route: Route | null;
}

/** The exact thing to be signed. */
export interface SigningBytes {
  /** call | extra | implicit. */
  payload: Uint8Array;
  /** What goes to the key: the payload, or its blake2b-256 when longer than 256 bytes. */
  message: Uint8Array;
  payloadHash: string;
  metadataHash: string | null;
  mode: 0 | 1;
}

/** decode → check → explain, and payload → extrinsic; substrate-bindings only, no chain, no keys. */
export interface Explainer {
  /** SignerPayloadJSON → request. @throws WalletError sign/version, sign/extra-fields … */
  fromSignerPayload(payload: SignerPayload, accountId: string): ExtrinsicRequest;
  /** Builds the bytes from decoded parts and proves that they decode back to the same parts. @throws WalletError sign/* */
  signingBytes(request: ExtrinsicRequest, metadata: StoredMetadata): Promise<SigningBytes>;
  explain(input: ExplainInput): Promise<ExplainResult>;
  /** Signed v4 extrinsic with length prefix. */
  assemble(
    request: ExtrinsicRequest,
    bytes: SigningBytes,
    cryptoType: CryptoType,
    signature: Uint8Array,
  ): Uint8Array;
  /** A message as it is shown and signed. Never throws: a refusal is part of it. */
  prepareMessage(request: MessageRequest): PreparedMessage;
  /** What a device needs to read the bytes by itself. @throws WalletError chain/no-metadata, device/proof-mismatch */
  proof(metadata: StoredMetadata, bytes: SigningBytes): Uint8Array;
  /** Proves what carries a hidden transaction. @returns last block for it @throws WalletError shield/carrier-mismatch, sign/* */
  assertCarrier(metadata: StoredMetadata, payload: BuiltPayload, plan: CarrierPlan): number;
}

/** The same, loaded with the first question (docs/adr/0009): a wake-up that explains nothing does not parse it. */
export type LateExplainer = {
  [Name in keyof Explainer]: (
    ...asked: Parameters<Explainer[Name]>
  ) => Promise<Awaited<ReturnType<Explainer[Name]>>> | Awaited<ReturnType<Explainer[Name]>>;
};

export interface ExplainInput {
  request: ExtrinsicRequest;
  metadata: StoredMetadata;
  /** Null when the engine could not be reached: the explanation then says so, and a dApp request stays signable only if rules allow. */
  facts: SigningFacts | null;
  /** Asked lazily with what the decoded call needs; null answers are said, never guessed. */
  explainFacts: (ask: EngineCalls['explainFacts']['in']) => Promise<ExplainFacts | null>;
  inspect: (callHex: string) => Promise<EngineCalls['inspectCall']['out'] | null>;
  ownAccounts: Account[];
}

export interface NetworkSource {
  choice(): Promise<NetworkChoice>;
}

/** What is known of a site's name before it may ask for anything. Nothing is asked of the network for it. */
export interface Phishing {
  /** `listed`: on the list of known phishing hosts; `looksLike`: the well-known host it resembles and is not. Never fails. */
  check(origin: string): Promise<{ listed: boolean; looksLike: string | null }>;
  status(): Promise<PhishingStatus>;
  change(input: InputOf<typeof changePhishing>): Promise<PhishingStatus>;
}
