import type { BlockContext, DecodedCall, RuntimeCodec, StateMut } from '../types.js';

/** Why a call failed, by the chain's own names; turned into a native DispatchError by the metadata in use. */
export type Failure =
  | { kind: 'module'; pallet: string; error: string }
  | {
      kind: 'token';
      error: 'FundsUnavailable' | 'OnlyProvider' | 'BelowMinimum' | 'NotExpendable' | 'Frozen';
    }
  | { kind: 'cannot-lookup' }
  | { kind: 'bad-origin' };

const NAMES = { 'cannot-lookup': 'CannotLookup', 'bad-origin': 'BadOrigin' };

/** Thrown by a handler; everything the call wrote is rolled back by whoever opened the layer. */
export class DispatchFailure extends Error {
  constructor(readonly failure: Failure) {
    super(
      failure.kind === 'module'
        ? `${failure.pallet}.${failure.error}`
        : failure.kind === 'token'
          ? failure.error
          : NAMES[failure.kind],
    );
  }
}

/** @throws DispatchFailure with a module error by name */
export function fail(pallet: string, error: string): never {
  throw new DispatchFailure({ kind: 'module', pallet, error });
}

/** Whom a call acts for, and what it may be: a proxy narrows that for everything inside. */
export interface Actor {
  /** SS58 (prefix 42). */
  address: string;
  permits(call: DecodedCall): boolean;
}

/** Who signed, or is signed for by a rule of the chain, acts with all rights. */
export function signedBy(address: string): Actor {
  return { address, permits: () => true };
}

/** What a call handler sees: the state it may change, who signed, and where events go. */
export interface CallContext {
  codec: RuntimeCodec;
  state: StateMut;
  /** SS58 (prefix 42) of the account the call acts for. */
  origin: string;
  /** What the actor may make; goes on to an account that acts on its behalf. */
  permits: Actor['permits'];
  block: BlockContext;
  /** Position of the extrinsic in its block. */
  extrinsicIndex: number;
  /** Account that receives fees of this block. */
  author: string;
  /** Deposits an event of the current extrinsic; events the metadata lacks are dropped. */
  deposit(pallet: string, name: string, fields: Record<string, unknown> | unknown): void;
  /** Says what the work done is worth as a fee, in rao: a call that reserves more gives the rest back. */
  worked(feeRao: bigint): void;
  /** Dispatches a nested call in a layer of its own, for this call's actor or another. @throws DispatchFailure */
  dispatch(call: DecodedCall, actor?: Actor): void;
}

/** Handler of one call; arguments are native values by the chain's argument names. */
export type CallHandler = (context: CallContext, args: Record<string, unknown>) => void;
/** Call name → handler of one pallet. */
export type PalletCalls = Record<string, CallHandler>;
