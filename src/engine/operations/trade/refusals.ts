import { type ErrorContext, WalletError } from '../../../core/errors/wallet-error.js';
import type { Subnet } from '../../quotes/subnet-facts.js';

/** @throws WalletError stake/subnet-missing (SubnetNotExists) */
export function requireSubnet({ exists, netuid }: Subnet): void {
  if (!exists) throw new WalletError('stake/subnet-missing', { netuid });
}

/** @throws WalletError stake/subtoken-disabled (SubtokenDisabled) */
export function requireSubtoken({ subtokenOn, netuid }: Subnet): void {
  if (!subtokenOn) throw new WalletError('stake/subtoken-disabled', { netuid });
}

/** @param isKnown whether anybody owns the hotkey. @throws WalletError stake/unknown-validator (HotKeyAccountNotExists) */
export function requireValidator(hotkey: string, isKnown: boolean): void {
  if (!isKnown) throw new WalletError('stake/unknown-validator', { hotkey });
}

/** AmountTooLow; all in rao. */
export function tooLow(haveRao: bigint, minimumRao: bigint, more: ErrorContext = {}): WalletError {
  const context = { needRao: `${minimumRao}`, haveRao: `${haveRao}`, minimumRao: `${minimumRao}` };
  return new WalletError('stake/amount-too-low', { ...context, ...more });
}

/**
 * The limit forbids the trade: `price`, it is at or beyond the limit already (Swap.PriceLimitExceeded); `amount`, less
 * than this would move it there (SlippageTooHigh), `most` in the token that goes in.
 */
export function beyondLimit(
  netuid: number,
  limit: bigint,
  reason: { reason: 'price' } | { reason: 'amount'; most: bigint | null },
): WalletError {
  const most = reason.reason === 'amount' && reason.most !== null ? { most: `${reason.most}` } : {};
  return new WalletError('stake/price-limit', { netuid, limit: `${limit}`, reason: reason.reason, ...most });
}

/** InsufficientLiquidity, Swap.ReservesTooLow, Swap.SwapInputTooLarge: the pool cannot carry the trade out. */
export function noTrade(netuid: number): WalletError {
  return new WalletError('quote/no-quote', { netuid });
}
