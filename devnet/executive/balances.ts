import {
  credit,
  debit,
  readAccount,
  reducible,
  requireDepositable,
  requireWithdrawable,
} from './accounts.js';
import { type CallContext, DispatchFailure, type PalletCalls } from './dispatch-context.js';

/** Calls of Balances that users sign (`substrate/frame/balances/src/lib.rs`). */
export const balancesCalls: PalletCalls = {
  transfer_allow_death: (context, args) =>
    transfer(context, destination(args.dest), BigInt(args.value as bigint), false),
  transfer_keep_alive: (context, args) =>
    transfer(context, destination(args.dest), BigInt(args.value as bigint), true),
  transfer_all: (context, args) => {
    const amount = reducible(context.codec, context.state, context.origin, args.keep_alive === true);
    transfer(context, destination(args.dest), amount, args.keep_alive === true);
  },
  burn: (context, args) => burn(context, BigInt(args.value as bigint), args.keep_alive === true),
};

/** Destroys rao of the account that acts. @throws DispatchFailure Token.FundsUnavailable, whatever is in the way */
function burn(context: CallContext, amount: bigint, keepAlive: boolean): void {
  const { codec, state, origin } = context;
  if (amount > reducible(codec, state, origin, keepAlive))
    throw new DispatchFailure({ kind: 'token', error: 'FundsUnavailable' });
  leave(context, amount);
  context.deposit('Balances', 'Burned', { who: origin, amount });
}

/** Takes rao out of the account that acts, which may die of it. */
function leave(context: CallContext, amount: bigint): void {
  const { codec, state, origin } = context;
  const dust = debit(codec, state, origin, amount);
  if (readAccount(state, origin).providers === 0)
    context.deposit('System', 'KilledAccount', { account: origin });
  if (dust > 0n) context.deposit('Balances', 'DustLost', { account: origin, amount: dust });
}

/** Moves rao from the account that acts, with the events of a transfer. @throws DispatchFailure */
export function transfer(context: CallContext, to: string, amount: bigint, keepAlive: boolean): void {
  const { codec, state, origin } = context;
  requireWithdrawable(codec, state, origin, amount, keepAlive);
  requireDepositable(codec, state, to, amount);
  // Nothing moves and nothing is announced; least of all may the account die on the way and lose its nonce.
  if (to === origin) return;
  leave(context, amount);
  const existed = readAccount(state, to).providers > 0;
  credit(codec, state, to, amount);
  if (!existed && amount > 0n) {
    context.deposit('System', 'NewAccount', { account: to });
    context.deposit('Balances', 'Endowed', { account: to, free_balance: amount });
  }
  context.deposit('Balances', 'Transfer', { from: origin, to, amount });
}

/**
 * MultiAddress as the codec gives it: an `Id` variant, or the account itself where the type is plain.
 * The chain looks nothing else up. @throws DispatchFailure CannotLookup
 */
export function destination(native: unknown): string {
  if (typeof native === 'string') return native;
  const { type, value } = native as { type: string; value: unknown };
  if (type !== 'Id') throw new DispatchFailure({ kind: 'cannot-lookup' });
  return String(value);
}
