import { readAccount, reducible, writeBalances } from '../accounts.js';
import { type CallContext, fail } from '../dispatch-context.js';

/**
 * Moves an account's deposit to what so many entries take: a base plus a factor for each, held as reserved balance.
 * Gives the new deposit in rao. @throws DispatchFailure Balances.InsufficientBalance
 */
export function keepDeposit(
  context: CallContext,
  owner: string,
  kind: 'ProxyDeposit' | 'AnnouncementDeposit',
  entries: number,
  held: bigint,
): bigint {
  const wanted =
    entries === 0
      ? 0n
      : constant(context, `${kind}Base`) + constant(context, `${kind}Factor`) * BigInt(entries);
  reserve(context, owner, wanted - held);
  return wanted;
}

/**
 * Moves rao from an account's free to its reserved balance, or back: no more than it has there. What somebody else paid
 * for a keyless account stays where it is when that account lets go of it (`substrate/frame/balances/src/lib.rs`, unreserve).
 */
export function reserve(context: CallContext, owner: string, wanted: bigint): void {
  const { codec, state } = context;
  if (wanted > 0n && wanted > reducible(codec, state, owner, true)) fail('Balances', 'InsufficientBalance');
  const { data } = readAccount(state, owner);
  const more = -wanted > data.reserved ? -data.reserved : wanted;
  writeBalances(codec, state, owner, { free: data.free - more, reserved: data.reserved + more });
  if (more > 0n) context.deposit('Balances', 'Reserved', { who: owner, amount: more });
  if (more < 0n) context.deposit('Balances', 'Unreserved', { who: owner, amount: -more });
}

function constant({ codec }: CallContext, name: string): bigint {
  return BigInt((codec.constant('Proxy', name) as bigint | number | undefined) ?? 0n);
}
