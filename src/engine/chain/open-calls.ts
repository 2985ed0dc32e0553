import type { GenericExtrinsic } from '@polkadot/types';
import type { Call } from '@polkadot/types/interfaces';
import { canonicalCall, decodeCall, innerCalls } from './calls.js';
import { palletName, type Runtime } from './runtime.js';

/** A call taken apart as far as looking into it needs: names as metadata spells them. */
export interface OpenCall {
  pallet: string;
  name: string;
  hex: string;
  /** Bytes of an argument as hex; null where the call has none of that name. */
  arg(name: string): string | null;
  /** Calls that it carries, in order. */
  inner(): OpenCall[];
}

/** @throws WalletError sign/undecodable, sign/trailing-bytes, sign/not-canonical */
export function openCall(runtime: Runtime, callHex: string): OpenCall {
  return opened(runtime, decodeCall(runtime, callHex));
}

/** The call of an extrinsic of a block; null for one that this runtime cannot read: the block may be of an earlier one. */
export function extrinsicCall(runtime: Runtime, extrinsicHex: string): OpenCall | null {
  try {
    const extrinsic = runtime.api.registry.createTypeUnsafe<GenericExtrinsic>('Extrinsic', [extrinsicHex]);
    return opened(runtime, extrinsic.method as unknown as Call);
  } catch {
    return null;
  }
}

function opened(runtime: Runtime, call: Call): OpenCall {
  return {
    pallet: palletName(runtime, call.callIndex[0] ?? -1),
    name: call.meta.name.toString(),
    hex: call.toHex(),
    arg: (name) => canonicalCall(runtime, call).args.find((arg) => arg.name === name)?.hex ?? null,
    inner: () => call.args.flatMap((arg) => innerCalls(arg)).map((each) => opened(runtime, each)),
  };
}
