import type { BlockContext, DecodedCall, RuntimeCodec, StateView, TxValidity } from '../../types.js';
import type { CallFee } from '../fees.js';

/** What runtime APIs need beyond state: pool validation of an extrinsic, and the fee of a call. */
export interface ApiDeps {
  codec: RuntimeCodec;
  validate(extrinsic: Uint8Array): TxValidity;
  fee(call: DecodedCall, length: number): CallFee;
}

export interface ApiContext extends ApiDeps {
  state: StateView;
  block: BlockContext;
}

/** Method with decoded arguments; gives the native result. */
export type ApiHandler = (context: ApiContext, args: unknown[]) => unknown;
/** Method that reads its SCALE arguments itself: extrinsics and calls come without a length that tells where they end. */
export type RawApiHandler = (context: ApiContext, bytes: Uint8Array) => unknown;

/** Handlers of one API by method. */
export interface ApiMethods {
  decoded?: Record<string, ApiHandler>;
  raw?: Record<string, RawApiHandler>;
}
