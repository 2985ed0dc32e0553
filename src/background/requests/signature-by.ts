import { type Account, type CryptoType, canSign, isOnDevice } from '../../core/accounts/types.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Wallet } from '../types.js';
import { isSignatureOf } from './verify-signature.js';

/** An account whose signature can be had. */
export interface Signer {
  accountId: string;
  cryptoType: CryptoType;
}

/** @throws WalletError keys/unknown-account, keys/watch-only; device/no-signature, or invalid-message for one nobody asked for */
export async function signerOf(
  wallet: Pick<Wallet, 'accounts'>,
  accountId: string,
  brought: Uint8Array | null,
): Promise<Signer> {
  const account = (await wallet.accounts()).find((one: Account) => one.accountId === accountId);
  if (!account) throw new WalletError('keys/unknown-account');
  if (isOnDevice(account)) {
    if (brought === null) throw new WalletError('device/no-signature');
    return { accountId: account.accountId, cryptoType: account.cryptoType };
  }
  if (!canSign(account)) throw new WalletError('keys/watch-only');
  if (brought !== null) throw new WalletError('invalid-message', { field: 'signature' });
  return { accountId: account.accountId, cryptoType: account.cryptoType };
}

/**
 * The vault's signature over bytes, or the one that a page brought from a device, proved to be the account's over the very
 * same bytes. @throws WalletError vault/locked, keys/*, device/wrong-signature
 */
export async function signatureBy(
  wallet: Pick<Wallet, 'sign' | 'isUnlocked'>,
  signer: Signer,
  bytes: Uint8Array,
  brought: Uint8Array | null,
): Promise<Uint8Array> {
  if (brought === null) return wallet.sign(signer.accountId, bytes);
  // The vault's own door asks this; what comes from outside does not pass through it.
  if (!(await wallet.isUnlocked())) throw new WalletError('vault/locked');
  if (!isSignatureOf(signer, bytes, brought)) throw new WalletError('device/wrong-signature');
  return brought;
}
