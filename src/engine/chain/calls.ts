import type { Call } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { compactFromU8a, stringCamelCase, u8aToBigInt, u8aToHex } from '@polkadot/util';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { CanonicalCall } from '../../core/explain/types.js';
import { callShape } from './call-shapes.js';
import { palletName, type Runtime } from './runtime.js';

/**
 * Call bytes from names and arguments.
 * @throws WalletError chain/unavailable-feature when the runtime has no such call.
 */
export function buildCall(runtime: Runtime, pallet: string, call: string, args: unknown[]): string {
  const section = runtime.api.tx[stringCamelCase(pallet)];
  const creator = section && Object.values(section).find((entry) => entry.meta.name.toString() === call);
  if (!creator) throw new WalletError('chain/unavailable-feature', { feature: `${pallet}.${call}` });
  return creator(...args).method.toHex();
}

/**
 * Decodes call bytes.
 * @throws WalletError sign/undecodable, sign/trailing-bytes, sign/not-canonical
 */
export function decodeCall(runtime: Runtime, callHex: string): Call {
  let call: Call;
  try {
    call = runtime.api.registry.createTypeUnsafe<Call>('Call', [callHex]);
  } catch (cause) {
    throw new WalletError('sign/undecodable', {}, { cause });
  }
  const again = call.toHex();
  if (again === callHex.toLowerCase()) return call;
  throw new WalletError(
    callHex.toLowerCase().startsWith(again) ? 'sign/trailing-bytes' : 'sign/not-canonical',
  );
}

/** The call as polkadot-js splits it: names from metadata, the bytes of every argument, integers as decimal text. */
export function canonicalCall(runtime: Runtime, call: Call): CanonicalCall {
  const pallet = palletName(runtime, call.callIndex[0] ?? -1);
  const name = call.meta.name.toString();
  const shape = callShape(runtime, pallet, name);
  if (!shape || shape.length !== call.args.length)
    throw new WalletError('sign/unknown-call', { pallet, name });
  return {
    pallet,
    call: name,
    args: shape.map((arg, i) => {
      const value = call.args[i] as Codec;
      return { name: arg.name, hex: u8aToHex(value.toU8a()), uint: uintOf(value, arg) };
    }),
  };
}

function uintOf(value: Codec, arg: { primitive: string | null; compact: boolean }): string | null {
  if (!arg.primitive || !/^u(8|16|32|64|128|256)$/.test(arg.primitive)) return null;
  const bytes = value.toU8a();
  if (arg.compact) return compactFromU8a(bytes)[1].toString();
  return u8aToBigInt(bytes, { isLe: true }).toString();
}

/** A trade with a price limit found in a call, however deep it is wrapped. */
export interface LimitedTrade {
  side: 'buy' | 'sell';
  netuid: number;
  amount: bigint;
  limit: bigint;
}

/** Every `add_stake_limit` and `remove_stake_limit` in a call and the calls inside it. */
export function limitedTrades(runtime: Runtime, call: Call, depth = 0): LimitedTrade[] {
  if (depth > 8) return [];
  const canonical = canonicalCall(runtime, call);
  const own = canonical.pallet === 'SubtensorModule' ? tradeOf(canonical) : null;
  const inner = call.args.flatMap((arg) => innerCalls(arg as Codec));
  return [...(own ? [own] : []), ...inner.flatMap((entry) => limitedTrades(runtime, entry, depth + 1))];
}

function tradeOf(call: CanonicalCall): LimitedTrade | null {
  const side = call.call === 'add_stake_limit' ? 'buy' : call.call === 'remove_stake_limit' ? 'sell' : null;
  const uint = (name: string) => call.args.find((arg) => arg.name === name)?.uint ?? null;
  const [netuid, limit] = [uint('netuid'), uint('limit_price')];
  const amount = uint(side === 'buy' ? 'amount_staked' : 'amount_unstaked');
  if (!side || netuid === null || limit === null || amount === null) return null;
  return { side, netuid: Number(netuid), amount: BigInt(amount), limit: BigInt(limit) };
}

/** Calls that an argument holds: itself, or those of a list. */
export function innerCalls(value: Codec): Call[] {
  const candidates = Array.isArray(value) ? (value as unknown as Codec[]) : [value];
  return candidates.filter((entry): entry is Codec & Call => 'callIndex' in entry && 'args' in entry);
}
