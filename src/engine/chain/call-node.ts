import type { Call } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { CallNode } from '../../core/rights/filter.js';
import { canonicalCall, decodeCall } from './calls.js';
import type { Runtime } from './runtime.js';

/** Deeper nesting than anything a wallet or site has a use for. */
const MAX_DEPTH = 12;

/** A call as rights look at it. @throws WalletError sign/undecodable, sign/trailing-bytes, sign/not-canonical */
export function callNode(runtime: Runtime, callHex: string): CallNode {
  return nodeOf(runtime, decodeCall(runtime, callHex), 0);
}

function nodeOf(runtime: Runtime, call: Call, depth: number): CallNode {
  if (depth > MAX_DEPTH) throw new WalletError('sign/undecodable');
  const { pallet, call: name, args } = canonicalCall(runtime, call);
  const typeAt = args.findIndex((arg) => arg.name === 'proxy_type');
  return {
    pallet,
    call: name,
    uints: Object.fromEntries(
      args.flatMap((arg) => (arg.uint === null ? [] : [[arg.name, BigInt(arg.uint)]])),
    ),
    proxyType: typeAt < 0 ? null : variantName(call.args[typeAt] as Codec | undefined),
    carried: call.args
      .flatMap((arg) => innerCalls(arg as Codec))
      .map((each) => nodeOf(runtime, each, depth + 1)),
  };
}

function variantName(value: Codec | undefined): string | null {
  const name = (value as { type?: unknown } | undefined)?.type;
  return typeof name === 'string' ? name : null;
}

function innerCalls(value: Codec): Call[] {
  const candidates = Array.isArray(value) ? (value as unknown as Codec[]) : [value];
  return candidates.filter((entry): entry is Codec & Call => 'callIndex' in entry && 'args' in entry);
}
