import { type Account, canApprove, canSign, isOnDevice } from '../../core/accounts/types.js';
import { accountIdHex, decodeAddress } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { actorOf, type Route } from '../../core/routes/types.js';

/** @throws WalletError keys/unknown-account */
export function ownAccount(own: readonly Account[], accountId: string): Account {
  const account = own.find((one) => one.accountId === accountId.toLowerCase());
  if (!account) throw new WalletError('keys/unknown-account');
  return account;
}

/**
 * The own account that signs for another by a route, or for itself.
 * @throws WalletError route/unknown where the route does not end at the account; keys/unknown-account, keys/watch-only,
 * address/*
 */
export function signerFor(own: readonly Account[], actor: Account, route: Route | undefined): Account {
  const signer = route ? ownAccount(own, idOf(route.signer)) : actor;
  if (route && idOf(actorOf(route)) !== actor.accountId)
    throw new WalletError('route/unknown', { reason: 'end' });
  if (!canApprove(signer)) throw new WalletError('keys/watch-only');
  return signer;
}

/**
 * The own account that signs carriers for a device.
 * @throws WalletError keys/unknown-account, keys/watch-only; not-allowed where it would be the signer itself, or the signer
 * needs nobody for it
 */
export function postageFor(own: readonly Account[], signer: Account, accountId: string): Account {
  const postage = ownAccount(own, accountId);
  if (!canSign(postage)) throw new WalletError('keys/watch-only');
  if (!isOnDevice(signer) || postage.accountId === signer.accountId)
    throw new WalletError('not-allowed', { reason: 'postage' });
  return postage;
}

function idOf(address: string): string {
  return accountIdHex(decodeAddress(address).accountId);
}
