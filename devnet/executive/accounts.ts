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

/**
 * Replaces free and reserved balance, and keeps the references and the issuance that follow from them
 * (`substrate/frame/balances/src/lib.rs`, try_mutate_account). An account that ends below the existential deposit with
 * nothing reserved is reaped, nonce and all. Gives the dust that is lost with it, in rao.
 */
export function writeBalances(
  codec: RuntimeCodec,
  state: StateMut,
  address: string,
  change: { free: bigint; reserved?: bigint },
): bigint {
  const account = readAccount(state, address);
  const { data } = account;
  const reserved = change.reserved ?? data.reserved;
  const consumers = account.consumers + holds(reserved, data.frozen) - holds(data.reserved, data.frozen);
  const dies = change.free < existentialDeposit(codec) && reserved === 0n && consumers <= 0;
  issue(state, (dies ? 0n : change.free + reserved) - data.free - data.reserved);
  if (dies) {
    state.remove('System', 'Account', address);
    return change.free;
  }
  state.set('System', 'Account', [address], {
    ...account,
    consumers: Math.max(consumers, 0),
    providers: 1,
    data: { ...data, free: change.free, reserved },
  });
  return 0n;
}

/** Reserved or frozen balance is one reference that forbids the account to die. */
function holds(reserved: bigint, frozen: bigint): number {
  return reserved > 0n || frozen > 0n ? 1 : 0;
}

/** Balances.TotalIssuance counts what accounts hold: TAO that is staked leaves it. */
function issue(state: StateMut, change: bigint): void {
  if (change === 0n) return;
  const issued = (state.get('Balances', 'TotalIssuance') as bigint | undefined) ?? 0n;
  state.set('Balances', 'TotalIssuance', [], issued + change);
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

/** @throws DispatchFailure Token.FundsUnavailable, Frozen (held back or needed to stay alive), NotExpendable */
export function requireWithdrawable(
  codec: RuntimeCodec,
  state: StateView,
  address: string,
  amount: bigint,
  keepAlive: boolean,
): void {
  if (amount === 0n) return;
  if (amount > readAccount(state, address).data.free) failToken('FundsUnavailable');
  if (amount > reducible(codec, state, address, false)) failToken('Frozen');
  if (keepAlive && amount > reducible(codec, state, address, true)) failToken('NotExpendable');
}

/** @throws DispatchFailure Token.BelowMinimum when the account would be new and stay below the deposit */
export function requireDepositable(
  codec: RuntimeCodec,
  state: StateView,
  address: string,
  amount: bigint,
): void {
  const free = readAccount(state, address).data.free + amount;
  if (amount > 0n && free < existentialDeposit(codec)) failToken('BelowMinimum');
}

/** Takes rao out of an account that has them. Gives the dust lost when that reaps it. */
export function debit(codec: RuntimeCodec, state: StateMut, address: string, amount: bigint): bigint {
  return writeBalances(codec, state, address, { free: readAccount(state, address).data.free - amount });
}

/**
 * Takes rao out of an account for whoever calls to credit elsewhere; the account stays alive.
 * @throws DispatchFailure as {@link requireWithdrawable}
 */
export function withdraw(codec: RuntimeCodec, state: StateMut, address: string, amount: bigint): void {
  requireWithdrawable(codec, state, address, amount, true);
  debit(codec, state, address, amount);
}

/** Adds rao to an account. @throws DispatchFailure as {@link requireDepositable} */
export function credit(codec: RuntimeCodec, state: StateMut, address: string, amount: bigint): void {
  requireDepositable(codec, state, address, amount);
  writeBalances(codec, state, address, { free: readAccount(state, address).data.free + amount });
}

function failToken(error: 'FundsUnavailable' | 'Frozen' | 'NotExpendable' | 'BelowMinimum'): never {
  throw new DispatchFailure({ kind: 'token', error });
}
