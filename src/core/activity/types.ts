import type { Sentence } from '../explain/types.js';
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

export interface TxOutcome {
  /** From the events of the block: what really moved. */
  paidRao: bigint | null;
  receivedAlpha: { netuid: number; base: bigint } | null;
  paidAlpha: { netuid: number; base: bigint } | null;
  receivedRao: bigint | null;
  feeRao: bigint | null;
}

export interface ActivityRow {
  /** blake2b-256 of the extrinsic bytes. */
  txHash: string;
  genesisHash: string;
  address: string;
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
