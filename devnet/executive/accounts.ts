import type { RuntimeCodec, StateMut, StateView } from '../types.js';
import { DispatchFailure } from './dispatch-context.js';

/** Native value of System.Account. */
export interface AccountInfo {
  nonce: number;
  consumers: number;
  providers: number;
  sufficients: number;
  data: { free: bigint; reserved: bigint; frozen: bigint; flags: bigint };
}

/** Flags of an account written by the runtime's current logic (`substrate/frame/balances types.rs`, IS_NEW_LOGIC). */
const NEW_LOGIC = 1n << 127n;

/** Account record; a fresh empty one where none exists. */
export function readAccount(state: StateView, address: string): AccountInfo {
  const stored = state.get('System', 'Account', address) as AccountInfo | undefined;
  if (stored) return stored;
  return {
    nonce: 0,
    consumers: 0,
    providers: 0,
    sufficients: 0,
    data: { free: 0n, reserved: 0n, frozen: 0n, flags: NEW_LOGIC },
  };
}

/** The chain's existential deposit in rao, from its metadata. */
export function existentialDeposit(codec: RuntimeCodec): bigint {
  return BigInt((codec.constant('Balances', 'ExistentialDeposit') as bigint | number | undefined) ?? 500n);
}

/** Replaces free and reserved balance; an account that ends below the existential deposit with nothing reserved is reaped. */
export function writeBalances(
  codec: RuntimeCodec,
  state: StateMut,
  address: string,
  change: { free: bigint; reserved?: bigint },
): void {
  const account = readAccount(state, address);
  const reserved = change.reserved ?? account.data.reserved;
  const alive = change.free >= existentialDeposit(codec) || reserved > 0n;
  if (!alive && account.consumers === 0) {
    state.remove('System', 'Account', address);
    return;
  }
  state.set('System', 'Account', [address], {
    ...account,
    providers: alive ? 1 : 0,
    data: { ...account.data, free: alive ? change.free : 0n, reserved },
  });
}

/** What can leave an account: with `keepAlive` the existential deposit stays. */
export function reducible(
  codec: RuntimeCodec,
  state: StateView,
  address: string,
  keepAlive: boolean,
): bigint {
  const { data, consumers } = readAccount(state, address);
  const untouchable = data.frozen > data.reserved ? data.frozen - data.reserved : 0n;
  const deposit = existentialDeposit(codec);
  const floor = keepAlive || consumers > 0 ? (untouchable > deposit ? untouchable : deposit) : untouchable;
  return data.free > floor ? data.free - floor : 0n;
}

/**
 * Takes rao out of an account (burning it, for whoever calls credits it elsewhere).
 * @throws DispatchFailure Token.FundsUnavailable, Token.NotExpendable
 */
export function withdraw(
  codec: RuntimeCodec,
  state: StateMut,
  address: string,
  amount: bigint,
  keepAlive: boolean,
): void {
  const { data } = readAccount(state, address);
  if (amount > data.free) throw new DispatchFailure({ kind: 'token', error: 'FundsUnavailable' });
  if (amount > reducible(codec, state, address, keepAlive)) {
    throw new DispatchFailure({ kind: 'token', error: 'NotExpendable' });
  }
  writeBalances(codec, state, address, { free: data.free - amount });
}

/** Adds rao to an account. @throws DispatchFailure Token.BelowMinimum when it would be new and stay below the deposit */
export function credit(codec: RuntimeCodec, state: StateMut, address: string, amount: bigint): void {
  const { data } = readAccount(state, address);
  const free = data.free + amount;
  if (amount > 0n && free < existentialDeposit(codec))
    throw new DispatchFailure({ kind: 'token', error: 'BelowMinimum' });
  writeBalances(codec, state, address, { free });
}
