/** Questions about operations: quotes, plans, the shield. Joined into EngineCalls and EngineStreams in index.ts. */
import type { BasketTargets } from '../../core/basket/targets.js';
import type { Reading } from '../../core/chain/snapshot.js';
import type { Intent } from '../../core/operations/intent.js';
import type { Plan } from '../../core/operations/plan.js';
import type { OperationQuote, Protection } from '../../core/operations/quote.js';
import type { RecipientFacts } from '../../core/operations/recipient.js';
import type { OperationRequest } from '../../core/operations/request.js';
import type { BuiltPayload } from './index.js';

/** Where the nonce of a shielded transaction's carrier comes from, and what the carrier costs. */
export interface ShieldPlan {
  /** Signer of the carrier; the same account unless another pays the postage. */
  carrierAddress: string;
  /** With one account the inner transaction has the next nonce after this. */
  carrierNonce: number;
  carrierFeeRao: bigint;
  /** Last block in which the inner transaction can be included. */
  innerValidUntilBlock: number;
}

/** An unsigned transaction for an intent. With `shield` it is the inner one: it must never be sent as it is. */
export interface BuiltIntent {
  payload: BuiltPayload;
  /** Calls of which the payload has only the hash, in the order of its steps; the background proves them. */
  preimages: string[];
  shield: ShieldPlan | null;
  protection: Protection;
}

/** What the shield has come to for one inner transaction. */
export type ShieldState =
  /** The carrier may still be included, or the inner transaction is in a block that may go away. */
  | { state: 'waiting' }
  /** The carrier's era ended without it, the inner one is still good: a new carrier under the same nonce can be sent. */
  | { state: 'renew' }
  /** Nothing is left to do: included and final, or over. */
  | { state: 'done' }
  /** Never heard of it: its carrier was not submitted yet. */
  | { state: 'unknown' };

export interface OperationCalls {
  /**
   * The operation at the best block. Rejects only where nothing can be said at all (no connection); a check that fails is
   * in the answer. @throws WalletError chain/offline, chain/timeout, chain/bad-answer
   */
  quoteOperation: { in: OperationRequest; out: OperationQuote };
  /**
   * Checks everything once more at the best block and builds the transaction. `postage`: another account that signs the
   * carrier. @throws WalletError the check that fails; chain/unavailable-feature
   */
  buildIntent: {
    in: { address: string; intent: Intent; protect: boolean; postage: string | null };
    out: BuiltIntent;
  };
  /**
   * Encrypts a signed transaction to the key of the block after next and builds the carrier around it, with an era that
   * ends before that key would be used again. @throws WalletError shield/no-key, shield/too-large
   */
  shieldCarrier: {
    in: { innerHex: string; carrierAddress: string; carrierNonce: number };
    out: BuiltPayload;
  };
  shieldState: { in: { txHash: string }; out: ShieldState };
  recipientFacts: { in: { address: string }; out: RecipientFacts };
  /** Adds a plan or replaces the one with its id. */
  putPlan: { in: { plan: Plan }; out: null };
  removePlan: { in: { id: string }; out: null };
  /** Remembers what an account wants to hold on a chain, in place of what it wanted before. */
  putTargets: { in: { targets: BasketTargets }; out: null };
}

export interface OperationStreams {
  /** The same quote with every block while somebody looks; void at a runtime upgrade until asked by the new one. */
  operation: { in: OperationRequest; event: Reading<OperationQuote> };
  plans: { in: { address: string }; event: Plan[] };
  /** Null: this account has no basket on this chain. */
  targets: { in: { address: string; genesisHash: string }; event: BasketTargets | null };
}
