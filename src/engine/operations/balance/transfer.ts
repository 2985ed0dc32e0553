import { WalletError } from '../../../core/errors/wallet-error.js';
import type { AmountBounds } from '../../../core/operations/quote.js';
import { buildCall } from '../../chain/calls.js';
import type { Runtime } from '../../chain/runtime.js';
import { existentialDeposit } from '../../portfolio/balances.js';
import type { OperationContext } from '../rules.js';
import { ownState } from '../support/own-state.js';

/** Who receives TAO: a wallet's account or a mirror. */
interface Payee {
  exists: boolean;
  freeRao: bigint;
}

/** `Balances.transfer_keep_alive`, call bytes as hex. */
export function transferCall(runtime: Runtime, to: string, amountRao: bigint): string {
  return buildCall(runtime, 'Balances', 'transfer_keep_alive', [to, amountRao]);
}

/**
 * Both ends of a transfer that keeps the sender alive, as the pallet tests them: what there is, what is frozen, what must
 * stay, what must arrive (`substrate/frame/balances/src/impl_fungible.rs`, can_withdraw and can_deposit).
 * @throws WalletError send/insufficient (FundsUnavailable, Frozen), send/would-close (NotExpendable), send/below-deposit
 * (BelowMinimum)
 */
export async function checkTransfer(
  context: OperationContext,
  payee: Payee,
  amountRao: bigint,
): Promise<void> {
  const { balance } = (await ownState(context)).account;
  const { freeRao, frozenRao, reservedRao, spendableRao } = balance;
  const untouchable = frozenRao > reservedRao ? frozenRao - reservedRao : 0n;
  if (amountRao > freeRao || amountRao > freeRao - untouchable)
    throw new WalletError('send/insufficient', { needRao: `${amountRao}`, haveRao: `${spendableRao}` });
  if (amountRao > spendableRao)
    throw new WalletError('send/would-close', { restRao: `${freeRao - amountRao}` });
  checkArrival(context, payee, amountRao);
}

/** @throws WalletError send/below-deposit: an account that is new would stay below the existential deposit */
export function checkArrival({ reader }: OperationContext, payee: Payee, amountRao: bigint): void {
  const deposit = existentialDeposit(reader.runtime);
  if (amountRao > 0n && payee.freeRao + amountRao < deposit)
    throw new WalletError('send/below-deposit', { minimumRao: `${deposit - payee.freeRao}` });
}

/** Bounds of an amount that leaves by a transfer which keeps the sender alive; `feeRao` is that of the largest one. */
export async function transferBounds(
  context: OperationContext,
  payee: Payee | null,
  feeRao: bigint,
): Promise<AmountBounds> {
  const { freeRao, spendableRao } = (await ownState(context)).account.balance;
  const deposit = existentialDeposit(context.reader.runtime);
  return {
    minimum: payee && payee.freeRao < deposit ? deposit - payee.freeRao : null,
    maximum: spendableRao > feeRao ? spendableRao - feeRao : 0n,
    available: freeRao,
  };
}

/** Fee of the largest transfer: the length of an amount is part of the price. The own account stands in for nobody. */
export async function largestFee(context: OperationContext, to: string | null): Promise<bigint> {
  const { spendableRao } = (await ownState(context)).account.balance;
  return context.fee(transferCall(context.reader.runtime, to ?? context.address, spendableRao));
}
