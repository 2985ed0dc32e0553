import type { IntentKind, SingleIntent } from '../../core/operations/intent.js';
import type { OperationQuote } from '../../core/operations/quote.js';
import type { OperationAsk, OperationKind } from '../../core/operations/request.js';
import type { BlockReader } from '../chain/block-reader.js';
import type { Runtime } from '../chain/runtime.js';

/** One account at one block. Reads that several rules need are shared through {@link OperationContext.once}. */
export interface OperationContext {
  readonly reader: BlockReader;
  readonly address: string;
  /** Runs a read once per context, whoever asks for it first. */
  once<T>(key: string, read: () => Promise<T>): Promise<T>;
  /** Most the network charges for a call, rao (`payment_queryInfo`). */
  fee(callHex: string): Promise<bigint>;
}

type OneIntent<K extends IntentKind> = Extract<SingleIntent, { kind: K }>;

/** How one kind of intent becomes a call, and what the chain would say to it. */
export interface IntentRule<I extends SingleIntent> {
  /** Call bytes as hex. @throws WalletError chain/unavailable-feature where the runtime has no such call in this shape */
  call(runtime: Runtime, intent: I): string;
  /** The same for a call that also says something that only the chain knows, such as when an operation was begun. */
  callAt?(context: OperationContext, intent: I): Promise<string>;
  /**
   * Every check the chain makes, in the chain's order, at the context's block; without the network fee, which is tested for
   * the whole transaction. @throws WalletError of the first check that fails
   */
  check(context: OperationContext, intent: I): Promise<void>;
  /** What the call itself takes out of the free balance, rao, besides the network fee: tested together with it. */
  spendsRao?(intent: I, context: OperationContext): bigint | Promise<bigint>;
}

/** Rules by kind of intent. */
export type IntentRules = { [K in SingleIntent['kind']]?: IntentRule<OneIntent<K>> };

/** What one operation knows of itself; the rest of the quote is the same for all. */
export type Draft = Pick<
  OperationQuote,
  'intent' | 'issue' | 'advice' | 'trades' | 'pays' | 'receives' | 'bounds' | 'detail'
>;

/** Quotes one kind of operation. A check that fails is the draft's `issue`, next to whatever can still be said. */
export type Quoter<K extends OperationKind> = (
  context: OperationContext,
  ask: Extract<OperationAsk, { kind: K }>,
) => Promise<Draft>;

/** Quoters by kind of operation. */
export type Quoters = { [K in OperationKind]?: Quoter<K> };

/** A draft that says nothing yet. */
export const EMPTY_DRAFT: Draft = {
  intent: null,
  issue: null,
  advice: [],
  trades: [],
  pays: [],
  receives: [],
  bounds: { minimum: null, maximum: null, available: null },
  detail: { kind: 'none' },
};
