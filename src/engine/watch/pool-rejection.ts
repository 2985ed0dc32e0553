import type { ActivityRow } from '../../core/activity/types.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { RpcError } from '../chain/socket.js';

type Failure = NonNullable<ActivityRow['failure']>;

/**
 * JSON-RPC gives the reason only as text. These are the texts of `paritytech/polkadot-sdk
 * substrate/primitives/runtime/src/transaction_validity.rs`; any other is shown as it is.
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['Transaction call is not expected', 'Call'],
  ['Inability to pay some fees (e.g. account balance too low)', 'Payment'],
  ['Transaction will be valid in the future', 'Future'],
  ['Transaction is outdated', 'Stale'],
  ['Transaction has a bad signature', 'BadProof'],
  ['Transaction has an ancient birth block', 'AncientBirthBlock'],
  ['Transaction would exhaust the block limits', 'ExhaustsResources'],
  ['Invalid signing address', 'BadSigner'],
  ['Could not lookup information required to validate the transaction', 'CannotLookup'],
]);

/** Numbers of `opentensor/subtensor common/src/transaction_error.rs`; stable, unlike pallet error indices. */
const CUSTOM: ReadonlyMap<number, string> = new Map([
  [0, 'ColdkeySwapAnnounced'],
  [1, 'StakeAmountTooLow'],
  [2, 'BalanceTooLow'],
  [3, 'SubnetNotExists'],
  [4, 'HotkeyAccountDoesntExist'],
  [5, 'NotEnoughStakeToWithdraw'],
  [6, 'RateLimitExceeded'],
  [7, 'InsufficientLiquidity'],
  [8, 'SlippageTooHigh'],
  [9, 'TransferDisallowed'],
  [10, 'HotKeyNotRegisteredInNetwork'],
  [21, 'ColdkeySwapDisputed'],
  [22, 'InvalidRealAccount'],
  [255, 'BadRequest'],
]);

/** The pool took it already: 1013 is a repeat of the same bytes, which is as good as taken. */
const ALREADY_IMPORTED = 1013;

export function isAlreadyImported(error: RpcError): boolean {
  return error.code === ALREADY_IMPORTED;
}

/** Another transaction with that nonce is in the pool and is not to be replaced. */
const LOW_PRIORITY = 1014;

/**
 * True of refusals that say nothing about what is inside a carrier: it came too late for its short era, or the pool still
 * holds the one before it.
 */
export function isOnlyThisCarrier({ name, code }: Failure): boolean {
  return name === 'AncientBirthBlock' || code === LOW_PRIORITY;
}

/** Why the pool refused, by the chain's own name and code. */
export function poolFailure(error: RpcError): Failure {
  const text = error.detail ?? error.message;
  const custom = /^Custom error: (\d{1,3})$/.exec(text)?.[1];
  if (custom !== undefined) {
    const code = Number(custom);
    return { kind: 'pool', pallet: null, name: CUSTOM.get(code) ?? `Custom(${code})`, code };
  }
  return { kind: 'pool', pallet: null, name: NAMES.get(text) ?? text.slice(0, 120), code: error.code };
}

export function rejection(failure: Failure): WalletError {
  return new WalletError('chain/rejected', { code: failure.code, name: failure.name });
}
