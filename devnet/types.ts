/**
 * The contracts between the rooms of devnet. Each room implements one of them:
 * `codec/` and `metadata/` → {@link RuntimeCodec}; `state/` → {@link StateDb}; `executive/` → {@link Runtime};
 * `node/`, `rpc/`, `scenario/`, `faults/` → {@link Devnet}.
 *
 * Native values follow @polkadot-api/metadata-builders' dynamic codecs (0.15): u8..u32 are numbers, u64 and wider
 * bigint, AccountId32 an SS58 string (prefix 42), enums `{ type, value }`, structs plain objects with the chain's
 * own field names.
 */
export type Hex = `0x${string}`;

/** A call decoded through the metadata in use. Names are the chain's own (`SubtensorModule`, `add_stake_limit`). */
export interface DecodedCall {
  pallet: string;
  name: string;
  /** Argument name → native value, in the chain's order. */
  args: Record<string, unknown>;
}

export interface TxExtension {
  identifier: string;
  /** SCALE codec of the part carried in the extrinsic; `size0` when it takes no bytes. */
  extra: { dec(bytes: Uint8Array): unknown; isEmpty: boolean };
  /** SCALE codec of the implicit (signed only) part. */
  implicit: { enc(value: unknown): Uint8Array; isEmpty: boolean };
}

/** A signed extrinsic (v4) taken apart. Unsigned ones (inherents) have `signature: null`. */
export interface DecodedExtrinsic {
  version: number;
  call: DecodedCall;
  /** Exact SCALE bytes of the call: what the signature covers first. */
  callBytes: Uint8Array;
  signature: null | {
    /** 32-byte account id of MultiAddress::Id. */
    signer: Uint8Array;
    type: 'Ed25519' | 'Sr25519' | 'Ecdsa';
    signature: Uint8Array;
    /** Extension identifier → decoded extra (era bytes, nonce, tip, mode …). */
    extras: Record<string, unknown>;
    /** The concatenated extra bytes exactly as sent. */
    extraBytes: Uint8Array;
  };
}

/** Everything that is read from metadata. Built once per metadata blob; holds no chain state. */
export interface RuntimeCodec {
  readonly specName: string;
  readonly specVersion: number;
  readonly transactionVersion: number;
  /** RuntimeVersion as the System.Version constant has it (native value). */
  readonly runtimeVersion: Record<string, unknown>;
  /** Metadata versions this chain serves, e.g. [14, 15, 16]; a V14-only source serves [14]. */
  readonly metadataVersions: number[];
  /** Metadata bytes beginning with the magic `meta`; undefined when that version cannot be served. */
  metadataAt(version: number): Uint8Array | undefined;
  /** RFC-0078 digest over the V15 that {@link metadataAt} serves; undefined when there is none or no CheckMetadataHash. */
  digest(): Uint8Array | undefined;

  hasPallet(pallet: string): boolean;
  hasCall(pallet: string, call: string): boolean;
  hasStorage(pallet: string, item: string): boolean;
  hasEvent(pallet: string, event: string): boolean;
  hasError(pallet: string, error: string): boolean;
  hasApi(api: string, method: string): boolean;
  /** Names of a call's arguments, or undefined. */
  callArgs(pallet: string, call: string): string[] | undefined;
  /** Number of fields of an event (some changed shape between runtimes), or undefined. */
  eventFields(pallet: string, event: string): string[] | undefined;

  /** Full storage key, or prefix when fewer arguments than hashers are given. */
  storageKey(pallet: string, item: string, ...args: unknown[]): Hex;
  encodeStorage(pallet: string, item: string, value: unknown): Uint8Array;
  decodeStorage(pallet: string, item: string, bytes: Uint8Array): unknown;
  /** The default (fallback) value of an item declared with one; undefined for optional items. */
  storageDefault(pallet: string, item: string): unknown;
  /** Constant value; undefined when the metadata lacks it. */
  constant(pallet: string, name: string): unknown;

  /** Decodes one call; throws when bytes are left over unless `allowTrailing`. */
  decodeCall(bytes: Uint8Array): DecodedCall;
  encodeCall(call: DecodedCall): Uint8Array;
  /** A native RuntimeCall value (as nested in batch/proxy arguments) → {@link DecodedCall}. */
  liftCall(native: unknown): DecodedCall;
  decodeExtrinsic(bytes: Uint8Array): DecodedExtrinsic;
  /** Unsigned (bare) extrinsic bytes with length prefix. */
  encodeInherent(call: DecodedCall): Uint8Array;
  readonly extensions: TxExtension[];

  /** SCALE of Vec<EventRecord>. Events whose name this metadata lacks must be dropped by the caller. */
  encodeEvents(records: EventRecord[]): Uint8Array;
  /** Native DispatchError::Module value for an error by name, or `{type:'Other'}` when the metadata lacks it. */
  moduleError(pallet: string, error: string): unknown;
  /** SCALE of a native DispatchError value. */
  encodeDispatchError(error: unknown): Uint8Array;

  decodeApiArgs(api: string, method: string, bytes: Uint8Array): unknown[];
  encodeApiResult(api: string, method: string, value: unknown): Uint8Array;
}

export interface EventRecord {
  phase:
    | { type: 'ApplyExtrinsic'; value: number }
    | { type: 'Initialization' | 'Finalization'; value: undefined };
  pallet: string;
  name: string;
  /** Field name (or position) → native value, in declared order. */
  fields: Record<string, unknown> | unknown;
}

/** Reads of one block's state. Values are native; items the metadata lacks live in a shadow and are never served. */
export interface StateView {
  get(pallet: string, item: string, ...args: unknown[]): unknown;
  /** All entries under a (possibly partial) prefix: decoded full key arguments and value. */
  entries(pallet: string, item: string, ...prefix: unknown[]): Array<{ args: unknown[]; value: unknown }>;
  /** Raw access for RPC. */
  raw(key: Hex): Uint8Array | undefined;
  rawKeys(prefix: Hex, count: number, startKey?: Hex): Hex[];
}

export interface StateMut extends StateView {
  set(pallet: string, item: string, args: unknown[], value: unknown): void;
  /** Sets to undefined: removes the entry. */
  remove(pallet: string, item: string, ...args: unknown[]): void;
  /** Nested overlay for transactional dispatch (batch_all, failed extrinsic): commit or roll back. */
  begin(): void;
  commit(): void;
  rollback(): void;
}

/** Per-block state, all of it kept, so that archive queries work at any block on the canonical chain. */
export interface StateDb {
  view(blockHash: Hex): StateView | undefined;
  /** A mutable child of `parent`; nothing is visible until {@link seal}. */
  child(parent: Hex | null): StateMut;
  seal(state: StateMut, blockHash: Hex): { changedKeys: Hex[] };
  /** Forgets retracted blocks. */
  drop(blockHashes: Hex[]): void;
}

export interface BlockContext {
  number: number;
  parentHash: Hex;
  timestampMs: number;
  /** Block hash by number for era and genesis checks (canonical ancestors of this block). */
  hashOf(number: number): Hex | undefined;
  /** What becomes of the shield's keys in this block; absent: the usual rotation. */
  shield?: ShieldFault;
}

/** What goes wrong with the keys of the shield. */
export interface ShieldFault {
  /** Authors before this block's that missed their slots: the key for this block is not its author's. */
  missedSlots: number;
  /** No key for the block after next. */
  silent: boolean;
}

/** What an author makes of a pool transaction. */
export type Unshielded =
  /** Applied as it is. */
  | { kind: 'plain' }
  /** Made with a key that is not the author's: stays in the pool. */
  | { kind: 'wait' }
  /** Opened: applied, and right after it what was inside, if that could be read. */
  | { kind: 'carrier'; inner: Uint8Array | undefined };

/** The chain's own InvalidTransaction / UnknownTransaction, as the pool reports them. */
export type TxError =
  | {
      kind: 'Invalid';
      name:
        | 'Call'
        | 'Payment'
        | 'Future'
        | 'Stale'
        | 'BadProof'
        | 'AncientBirthBlock'
        | 'ExhaustsResources'
        | 'BadMandatory'
        | 'MandatoryValidation'
        | 'BadSigner';
    }
  | { kind: 'Invalid'; name: 'Custom'; code: number }
  | { kind: 'Unknown'; name: 'CannotLookup' | 'NoUnsignedValidator' }
  | { kind: 'Unknown'; name: 'Custom'; code: number };

export type TxValidity =
  | {
      ok: true;
      signer: Uint8Array;
      nonce: number;
      requires: Hex[];
      provides: Hex[];
      /** Blocks for which this holds, from the one it was asked for. */
      longevity: number;
      priority: bigint;
    }
  | { ok: false; error: TxError };

/** The state transition function, driven by a {@link RuntimeCodec}. Pure but for the StateMut it is given. */
export interface Runtime {
  readonly codec: RuntimeCodec;
  /** Pool validation against the state of the best block; `ctx.number` is the number of the next block. */
  validate(state: StateView, ctx: BlockContext, extrinsic: Uint8Array): TxValidity;
  /** What the author of the block `ctx` makes of a transaction; `state` is that after its parent. */
  unshield(state: StateView, ctx: BlockContext, extrinsic: Uint8Array): Unshielded;
  /**
   * Initialises the block, applies inherents and extrinsics in order, finalises (emission); writes System.Events.
   * `inner` tells what follows an extrinsic once that was applied; it is left out of the block when it is not valid then.
   */
  executeBlock(
    state: StateMut,
    ctx: BlockContext,
    extrinsics: Uint8Array[],
    inner?: ReadonlyMap<Uint8Array, Uint8Array>,
  ): { applied: Uint8Array[]; rejected: Array<{ extrinsic: Uint8Array; error: TxError }> };
  /** `state_call`: SCALE in, SCALE out; throws {@link Error} with the node's wording when the method is unknown. */
  callApi(state: StateView, ctx: BlockContext, name: string, args: Uint8Array): Uint8Array;
}

export type DevnetFault =
  | { kind: 'lag'; ms: number }
  | { kind: 'drop' }
  | { kind: 'garbage' }
  /** Right shapes, no numbers: every leaf of a result is the text `NaN`. */
  | { kind: 'nan' }
  /** Right lengths, greatest values: every byte of a result is 0xff, every number the largest a float holds. */
  | { kind: 'huge' }
  | { kind: 'wrong-genesis' }
  | { kind: 'refuse' }
  /** Answers that arrive together leave in the opposite order. */
  | { kind: 'reorder' }
  /** Every frame is sent twice. */
  | { kind: 'duplicate' }
  /** Every frame comes after a forged one for an id, or a subscription, that nobody has. */
  | { kind: 'foreign-ids' }
  /** No archive: state older than `keep` blocks before the best one is gone, headers are not. */
  | { kind: 'pruned'; keep: number }
  /** The head stands still `blocks` behind: newer blocks do not exist for clients. */
  | { kind: 'behind'; blocks: number }
  /** Adds to one account's free balance wherever it is read. */
  | { kind: 'lying-balance'; address: string; addRao: bigint }
  /** Multiplies the TAO of every pool, and with it prices and simulated swaps. */
  | { kind: 'lying-price'; factor: number }
  /** Serves older metadata (given, else the first runtime's, else the own with a lower version in it) under the new version. */
  | { kind: 'stale-metadata'; metadata?: Uint8Array }
  | { kind: 'wrong-decimals'; decimals: number };

export interface DevnetOptions {
  /** Metadata bytes (V14, V15 or V16). Default: devnet's own declared metadata, as `profile` says. */
  metadata?: Uint8Array;
  /**
   * Which declared runtime: '424' (default), or 'newer', which is spec 475: root baskets, miner collateral, linked
   * orders. Not looked at when `metadata` is given: what a runtime can do is read from its metadata.
   */
  profile?: '424' | 'newer';
  /** TCP port on 127.0.0.1; 0 = any free one (default); null = in process only. */
  port?: number | null;
  /** Milliseconds between blocks, or 'manual' (default): blocks only on {@link Devnet.produceBlock}. */
  blockTimeMs?: number | 'manual';
  /** In manual mode: produce a block at once whenever a valid extrinsic arrives. Default false. */
  autoSeal?: boolean;
  /** Blocks between best and finalized. Default 2. */
  finalityLag?: number;
  /** Seed: 'default' (129 subnets, 60 validators, three funded accounts with positions) or 'small' (4 subnets, 5 validators). */
  scenario?: 'default' | 'small' | ScenarioSize;
  /**
   * Days of past that the chain starts with, 0 (default) to 365: 7,200 blocks a day, kept as functions of their number.
   * The first block produced is then number 7,200 x days + 1.
   */
  pastDays?: number;
  /** Whether authors announce keys of the shield. Default true, where the runtime has one. */
  shieldKeys?: boolean;
}

export interface ScenarioSize {
  subnets: number;
  validators: number;
  accounts: number;
  positionsPerAccount: number;
}

export interface DevnetAccount {
  name: string;
  address: string;
  /** Secret URI: a phrase or `//Name` on the development phrase. */
  suri: string;
}

/** What can go wrong with shielded transactions. */
export interface ShieldControls {
  /** The author of the next block misses its slot and the one after it makes the block: two blocks without their keys. */
  skipSlot(): void;
  /** No author announces a key any more, from the next block on: NextKey is absent there, PendingKey one block later. */
  none(): void;
  /** Keys are announced again, from the next block on. */
  announce(): void;
}

/** A transaction that waits in the pool, as everybody can read it there. */
export interface PendingCall {
  hash: Hex;
  signer: string;
  call: DecodedCall;
}

/** A running devnet: what tests, the demo and `npm run devnet` hold. */
export interface Devnet {
  /** `ws://127.0.0.1:PORT`, or '' when in process only. */
  readonly url: string;
  readonly genesisHash: Hex;
  readonly accounts: DevnetAccount[];
  readonly codec: RuntimeCodec;
  /** Validators of the scenario: hotkey, owner coldkey, name, netuids. */
  readonly validators: Array<{ hotkey: string; coldkey: string; name: string; netuids: number[] }>;
  best(): { number: number; hash: Hex };
  finalized(): { number: number; hash: Hex };
  /** State at a block (default: best). */
  state(at?: Hex): StateView;
  /** Builds one block from the pool (or an empty one) and moves finality. */
  produceBlock(): Promise<{ number: number; hash: Hex }>;
  /** Produces blocks until the block that is best now is finalized. */
  finalize(): Promise<void>;
  /** Retracts the last `depth` unfinalized blocks and builds another branch one longer; extrinsics return to the pool. */
  reorg(depth: number): Promise<void>;
  /** Replaces the runtime (metadata and spec version) from the next block on; emits a runtime-version change. */
  upgrade(metadata: Uint8Array): Promise<void>;
  setFault(fault: DevnetFault | null): void;
  readonly shield: ShieldControls;
  /** At most so many signed extrinsics in a block (a carrier and what is inside count two), null: no limit. */
  setBlockCapacity(signed: number | null): void;
  /** What a front-runner sees: the ready transactions of the pool, in the order in which a block would take them. */
  pendingCalls(): PendingCall[];
  /** The next block takes these pool transactions first and in this order; each nonce still waits for the one before. */
  orderNextBlock(hashes: string[]): void;
  /** Closes all sockets as a crashing node would; `listen()` brings it back on the same port. */
  disconnectAll(): void;
  stopListening(): Promise<void>;
  listen(): Promise<void>;
  /** One JSON-RPC request in process (no subscriptions). */
  request(method: string, params?: unknown[]): Promise<unknown>;
  /** Count of JSON-RPC requests served so far by method: budgets are asserted on it. */
  requestCounts(): Record<string, number>;
  /** Test hook: sets native storage in the next block without an extrinsic; counters that follow from it stay as they are. */
  poke(pallet: string, item: string, args: unknown[], value: unknown): void;
  close(): Promise<void>;
}
