import type { Effect, Param, Sentence } from '../explain/types.js';
import type { Protection } from '../operations/quote.js';

export type TxState =
  /** Signed bytes are stored, nothing was sent yet. */
  | 'signed'
  /** Handed to a node; or, for a dApp's transaction, looked for in blocks. */
  | 'sent'
  | 'in-block'
  | 'finalized'
  /** Finalized with a dispatch error, or refused by the pool. */
  | 'failed'
  /** Its era ended without inclusion: it can never happen any more. */
  | 'expired';

export interface AlphaMoved {
  netuid: number;
  base: bigint;
}

/** What left and reached one account, by the events of a block. Null: nothing, or the events do not say. */
export interface TxMovements {
  paidRao: bigint | null;
  receivedAlpha: AlphaMoved | null;
  /** The pool's fee included. */
  paidAlpha: AlphaMoved | null;
  receivedRao: bigint | null;
  /** Alpha that stays with the account and cannot leave. */
  lockedAlpha: AlphaMoved | null;
  /** Value of the share of a validator's basket that was bought, rao. */
  basketRao: bigint | null;
  /** Of what was paid, the part that the pool kept: TAO of a purchase, alpha of a sale. */
  poolFeeRao: bigint | null;
  poolFeeAlpha: AlphaMoved | null;
}

/** One call of a batch, in the order of the batch. */
export interface TxLeg extends TxMovements {
  failure: { pallet: string | null; name: string } | null;
}

export interface TxOutcome extends TxMovements {
  feeRao: bigint | null;
  /** The fee where it was taken in alpha; then there is none in TAO. */
  feeAlpha: AlphaMoved | null;
  /** Null for a single call. A batch that stopped has no legs after the one that failed. */
  legs: TxLeg[] | null;
  /** Accounts without a key that were made; absent where there are none. */
  created?: CreatedPure[];
}

/** An account without a key, as the chain's event tells it: all that its address follows from. */
export interface CreatedPure {
  address: string;
  spawner: string;
  proxyType: string;
  index: number;
  /** Block, and place of the extrinsic in it. */
  height: number;
  extIndex: number;
}

/** What was shown before it was signed, to be compared with what came of it. */
export interface Expected {
  effects: Effect[];
  /** Of a single trade. */
  impactBps: number | null;
  /** Bound on the price of a single trade. */
  worstPrice: Param | null;
  /** For each call of a batch the subnets it names; null for a single call. */
  legs: Param[][] | null;
}

export interface ActivityRow {
  /** blake2b-256 of the extrinsic bytes. */
  txHash: string;
  genesisHash: string;
  /** Who signed and paid the fee. */
  address: string;
  /** For whom it was done; absent: the signer. */
  actor?: string;
  origin: string | null;
  sentence: Sentence;
  state: TxState;
  createdAtMs: number;
  updatedAtMs: number;
  block: { number: number; hash: string } | null;
  extrinsicIndex: number | null;
  outcome: TxOutcome | null;
  /** Chain's reason, by metadata names: pallet and error, or a pool rejection. */
  failure: { kind: 'dispatch' | 'pool'; pallet: string | null; name: string; code: number | null } | null;
  /** How it travelled; null for what others sent. */
  protection: TxProtection | null;
  /** Null in rows of versions that did not keep it. */
  expected: Expected | null;
}

/** The shield of a transaction, carrier and inner result as one. */
export type TxProtection =
  | { state: 'off'; reason: Extract<Protection, { state: 'off' }>['reason'] }
  | {
      state: 'on';
      /**
       * `hidden`: the carrier waits or will be renewed. `opened`: the inner transaction is in a block. `not-opened`: the
       * carrier is in a block and the inner transaction is not (yet). `unused`: it ended without a carrier in a block.
       */
      stage: 'hidden' | 'opened' | 'not-opened' | 'unused';
      carrierHash: string;
      carrierBlock: { number: number; hash: string } | null;
      carrierFeeRao: bigint | null;
      tries: number;
    };
