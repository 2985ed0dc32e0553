/**
 * The engine's two doors. Pages reach it by its SharedWorker port, the background by BroadcastChannel. Both carry
 * structured clones, so bigints and bytes pass as they are. Facts only: the engine grants nothing and holds no key.
 */
import type { ActivityRow, Expected } from '../../core/activity/types.js';
import type { NetworkChoice } from '../../core/chain/networks.js';
import type { Capabilities, NetworkStatus, Reading, Snapshot } from '../../core/chain/snapshot.js';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import type { CanonicalCall, Sentence } from '../../core/explain/types.js';
import type { Protection } from '../../core/operations/quote.js';
import type { Portfolio, SubnetRow, ValidatorRow } from '../../core/stake/types.js';

import type { OperationCalls, OperationStreams } from './operations.js';
import type {
  AccountCalls,
  AccountStreams,
  EndpointCalls,
  EndpointStreams,
  FiatCalls,
  HistoryStreams,
  MarketCalls,
  MarketStreams,
  RuntimeCalls,
  WatchCalls,
} from './rooms.js';
import type { RouteCalls, RouteStreams } from './routes.js';

export const ENGINE_WORKER_NAME = 'kelvin-engine';
export const ENGINE_CHANNEL = 'kelvin-engine';
/** IndexedDB shared by engine (writer) and background (reader): raw metadata by `${genesis}-${spec}`. */
export const METADATA_DB = 'kelvin-metadata';
export const METADATA_STORE = 'metadata';

export interface StoredMetadata {
  /** `${genesisHash}-${specVersion}` */
  key: string;
  genesisHash: string;
  specVersion: number;
  transactionVersion: number;
  /** 15 where the chain serves it (the digest needs exactly 15), else 14. */
  version: 14 | 15;
  bytes: Uint8Array;
  storedAtMs: number;
}

/** Requests answered once. */
export interface EngineCalls
  extends RuntimeCalls,
    EndpointCalls,
    AccountCalls,
    MarketCalls,
    OperationCalls,
    WatchCalls,
    FiatCalls,
    RouteCalls {
  /** Forgets what the engine remembers of the person: activity, snapshots, history. Metadata stays: it is the chain's. */
  erase: { in: null; out: null };
  /** First message of every port; a changed choice makes the engine reconnect. */
  configure: { in: NetworkChoice; out: null };
  capabilities: { in: null; out: Capabilities };
  validators: { in: { netuid: number }; out: Snapshot<ValidatorRow[]> };
  /** Makes sure the metadata of the connected chain is in {@link METADATA_DB}. */
  ensureMetadata: { in: { genesisHash: string | null }; out: { genesisHash: string; specVersion: number } };
  signingFacts: { in: { address: string }; out: SigningFacts };
  explainFacts: { in: ExplainFactsRequest; out: ExplainFacts };
  /** The second decoder: @polkadot/api's view of the same call bytes. */
  inspectCall: { in: { callHex: string }; out: CanonicalCall };
  /**
   * The second assembler: the extrinsic @polkadot/api makes of the same payload and signature. The signature is 64 bytes,
   * or 65 with the curve's byte first; it is verified over the payload that library builds.
   */
  assemble: {
    in: { payload: BuiltPayload; metadataHash: string | null; signature: string; address: string };
    out: { extrinsicHex: string };
  };
  /** Sends signed bytes and follows them; resolves when the pool took them. */
  submit: { in: { extrinsicHex: string; row: FollowRow }; out: { txHash: string } };
  /** Looks for a transaction that somebody else sends (a dApp's). */
  follow: { in: { row: FollowRow }; out: null };
}

/** Streams, by port only. */
export interface EngineStreams
  extends EndpointStreams,
    AccountStreams,
    MarketStreams,
    HistoryStreams,
    OperationStreams,
    RouteStreams {
  network: { in: null; event: NetworkStatus };
  portfolio: { in: { addresses: string[] }; event: Reading<Portfolio> };
  subnets: { in: null; event: Reading<SubnetRow[]> };
  activity: { in: { addresses: string[] }; event: ActivityRow[] };
}

export interface SigningFacts {
  genesisHash: string;
  specVersion: number;
  transactionVersion: number;
  best: { number: number; hash: string; atMs: number };
  finalized: { number: number; hash: string };
  /** Nonce in the finalized state, and the next one counting the pool. */
  nonce: number;
  nextNonce: number;
  existentialDepositRao: bigint;
}

export interface ExplainFactsRequest {
  address: string;
  callHex: string;
  netuids: number[];
  hotkeys: string[];
  accounts: string[];
  /** Pool trades to simulate at the current block. */
  sims: Array<{ side: 'buy' | 'sell'; netuid: number; amount: bigint }>;
  /** What only some calls need to know. */
  asks?: ExtraAsk[];
}

/** A question about the account that only some calls raise. */
export type ExtraAsk =
  | { kind: 'lock'; netuid: number }
  | { kind: 'crowdloan'; id: number }
  /** What `claim_root` would claim before the baskets. */
  | { kind: 'root-claim'; netuids: number[] }
  /** What a claim from one basket, or from all, would bring. */
  | { kind: 'basket-claim'; hotkey: string | null }
  /** What a swap between two subnets brings under a least ratio of 10^9; 0 is no limit, as on the chain. */
  | { kind: 'swap-bound'; fromNetuid: number; toNetuid: number; amount: bigint; limitRatio: bigint }
  /** An operation of a shared account that waits for more approvals; `account` is the shared one. */
  | { kind: 'multisig'; account: string; callHash: string }
  /** Rights that others have over the asking account. */
  | { kind: 'proxies' }
  /** Announcements that the asking account made as a delegate. */
  | { kind: 'announcements' }
  /** What the account owns in all, sold now. */
  | { kind: 'wealth' }
  /** Present cost of registering on a subnet; `null`: of registering a subnet. */
  | { kind: 'registration'; netuid: number | null }
  /** Whether the account's handing over is announced, and what announcing costs. */
  | { kind: 'coldkey-swap' }
  /** Whether the chain carries out no ordinary calls now. */
  | { kind: 'paused' };

export type ExtraAnswer =
  /** Alpha locked now. */
  | { kind: 'lock'; lockedBase: bigint; perpetual: boolean; hotkey: string | null }
  | {
      kind: 'crowdloan';
      raisedRao: bigint;
      capRao: bigint;
      endBlock: number;
      finalized: boolean;
      /** What this account could take out now; its creator's deposit stays. */
      withdrawableRao: bigint;
      /** Who gets what was raised; null: a call is run instead with the creator's account. Absent where not read. */
      target?: string | null;
    }
  | {
      kind: 'root-claim';
      /** Some of it is sold, at any price. */
      sells: boolean;
      /** Root stake that the sales bring. */
      soldRao: bigint;
      /** The same by validator, where that was worked out. */
      sold?: Array<{ hotkey: string; rao: bigint }>;
      /** Alpha that stays alpha, by validator where that was worked out. */
      kept: Array<{ netuid: number; base: bigint; hotkey?: string }>;
    }
  | {
      kind: 'basket-claim';
      redeemableRao: bigint;
      /** Of a claim from all, by validator where that was worked out. */
      each?: Array<{ hotkey: string; rao: bigint }>;
      /** Dust that a claim leaves in the funds for good. */
      forfeitedRao: bigint;
      /** Root stake cannot leave for so many blocks after a claim. */
      holdBlocks: bigint;
    }
  | {
      kind: 'swap-bound';
      /** What arrives at this block, base units of the destination. */
      out: bigint;
      /** In the token that goes in. */
      feeIn: bigint;
      impactBps: number;
      /** Origin price / destination price of 10^9. */
      price: bigint;
      /** The chain tests the ratio before it swaps and not while it does: so between two pools. */
      onAmountOnly: boolean;
      /** Guaranteed when the whole amount is taken; null: nothing is. */
      atLeast: bigint | null;
      /** Whether the whole amount passes the limit at this block; null where only the chain can tell. */
      fits: boolean | null;
      /** Greatest ratio of 10^9 that lets the whole amount through at this block; null where only the chain can tell. */
      greatest: bigint | null;
    }
  | {
      kind: 'multisig';
      /** Null while nobody has begun. */
      pending: {
        approvals: string[];
        depositor: string;
        depositRao: bigint;
        block: number;
        index: number;
      } | null;
    }
  | {
      kind: 'proxies';
      list: Array<{ delegate: string; type: string; delay: number }>;
      depositRao: bigint;
    }
  | { kind: 'announcements'; count: number; depositRao: bigint }
  | {
      kind: 'wealth';
      freeRao: bigint /** Exit value of all positions; null where one has no quote. */;
      stakedRao: bigint | null;
    }
  | { kind: 'registration'; costRao: bigint }
  | {
      kind: 'coldkey-swap';
      /** Block from which it can be carried out, and hash of the new key. */
      announced: { atBlock: number; hash: string } | null;
      disputed: boolean;
      /** Cost of a first announcement; null where the runtime does not say. */
      costRao: bigint | null;
      delayBlocks: number | null;
      /** Blocks after `atBlock` in which it can be neither replaced nor cleared; null where the runtime does not say. */
      againBlocks: number | null;
    }
  | { kind: 'paused'; untilBlock: number | null };

export interface ExplainFacts {
  block: { number: number; hash: string; atMs: number };
  feeRao: bigint | null;
  balance: { freeRao: bigint; spendableRao: bigint; reservedRao: bigint } | null;
  subnets: Array<{ netuid: number; name: string; symbol: string; priceRaoPerAlpha: bigint }>;
  validators: Array<{
    hotkey: string;
    name: string | null;
    take: number | null;
    known: boolean;
    stakedBefore: boolean;
  }>;
  /** Whether accounts exist on chain (nonce or balance), and whether this wallet gave to them; absent where nobody looked. */
  seen: Array<{ address: string; exists: boolean; paidBefore?: boolean }>;
  /** Same order as asked; null where the runtime gave no quote. */
  sims: Array<null | { out: bigint; feeIn: bigint; endPriceRaoPerAlpha: bigint; outAtLimit: bigint | null }>;
  positions: Array<{ hotkey: string; netuid: number; alphaBase: bigint }>;
  /** Same order as `asks`; null where this runtime has nothing to say. */
  answers?: Array<ExtraAnswer | null>;
}

/** An unsigned transaction in parts, as the engine proposes it; the background re-derives all of it from bytes. */
export interface BuiltPayload {
  callHex: string;
  /** Two bytes, hex. */
  eraHex: string;
  eraBlock: { number: number; hash: string };
  nonce: number;
  tip: bigint;
  genesisHash: string;
  specVersion: number;
  transactionVersion: number;
  /** Names in metadata order. */
  signedExtensions: string[];
}

export interface FollowRow {
  txHash: string;
  genesisHash: string;
  /** Who signs and pays the fee. */
  address: string;
  /** For whom it is done; absent: the signer. */
  actor?: string;
  origin: string | null;
  sentence: Sentence;
  createdAtMs: number;
  /** Last block number at which the transaction can still be included. */
  validUntilBlock: number | null;
  /**
   * Set for a transaction that travels inside a shielded carrier: `txHash` is then the inner one's, which no pool ever sees,
   * and what is submitted is the carrier.
   */
  shield: CarrierRow | null;
  /** Why a transaction of our own is not shielded; null for others. */
  unprotected: Extract<Protection, { state: 'off' }>['reason'] | null;
  /** What was shown before it was signed. */
  expected: Expected | null;
}

/** The carrier of a shielded transaction as it was last sent. */
export interface CarrierRow {
  /** {@link NO_CARRIER} while none was signed. */
  carrierHash: string;
  carrierAddress: string;
  /** Nonces that both transactions hold for as long as either may be included. */
  carrierNonce: number;
  innerNonce: number;
  /** Last block in which this carrier can be included. */
  carrierValidUntilBlock: number;
  /** Number of carriers signed so far for the same inner transaction. */
  tries: number;
}

/** Stands for the hash of a carrier that was not signed yet (`tries` 0). */
export const NO_CARRIER = `0x${'00'.repeat(32)}`;

export type PortMessage =
  | { kind: 'call'; id: number; method: keyof EngineCalls; params: unknown }
  | { kind: 'open'; id: number; stream: keyof EngineStreams; params: unknown }
  | { kind: 'close'; id: number };

export type PortAnswer =
  | { kind: 'ok'; id: number; value: unknown }
  | { kind: 'err'; id: number; error: ErrorBody }
  | { kind: 'event'; id: number; value: unknown };

/** Frames on the BroadcastChannel. Replies carry the asker's random id. */
export type ChannelMessage =
  | { to: 'engine'; id: string; choice: NetworkChoice; method: keyof EngineCalls; params: unknown }
  | { to: 'background'; id: string; value: unknown }
  /** Not asked for: how many followed transactions are still open. At zero the background lets the keeper go. */
  | { to: 'background'; id: 'pending'; value: { pending: number } }
  /** Not asked for: a shielded transaction's carrier died of its age; a new one can be signed. */
  | { to: 'background'; id: 'renew'; value: { txHash: string } }
  /** At this head something about the accounts changed, or nobody said yet whom to look after: worth a check. */
  | { to: 'background'; id: 'news'; value: { block: number } }
  /** Not asked for: the chain runs another runtime now; whatever was explained by the old one is void. */
  | { to: 'background'; id: 'upgrade'; value: { specVersion: number } }
  | { to: 'background'; id: string; error: ErrorBody };
