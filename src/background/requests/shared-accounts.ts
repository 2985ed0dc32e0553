import { type Account, type CryptoType, canSign } from '../../core/accounts/types.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { InjectedAccountRow } from '../../protocol/dapp/envelope.js';
import type { Permissions } from '../permissions/index.js';
import type { Wallet } from '../types.js';

/**
 * Whether a site may have an account at all: it must be able to sign, and hotkeys are no site's business. A hidden one
 * stays with the sites it was given to: hiding tidies our own lists.
 */
export function isShareable(account: Account): account is Account & { cryptoType: CryptoType } {
  return canSign(account) && account.role === 'coldkey';
}

/** @throws WalletError keys/unknown-account, keys/watch-only, not-allowed when one of them is not for sites */
export async function requireShareable(
  wallet: Pick<Wallet, 'accounts'>,
  accountIds: readonly string[],
): Promise<void> {
  const own = await wallet.accounts();
  for (const accountId of accountIds) {
    const account = own.find((entry) => entry.accountId === accountId);
    if (!account) throw new WalletError('keys/unknown-account');
    if (account.source === null) throw new WalletError('keys/watch-only');
    if (!isShareable(account)) throw new WalletError('not-allowed', { role: 'hotkey' });
  }
}

/**
 * Accounts an origin was given, in the wallet's order; none for a site that is not connected. Given while locked too: the
 * site has had them since it was connected, and a list that vanished would tell it when the person is away.
 */
export async function sharedAccounts(
  permissions: Pick<Permissions, 'get'>,
  wallet: Pick<Wallet, 'accounts'>,
  origin: string,
): Promise<InjectedAccountRow[]> {
  const site = await permissions.get(origin);
  if (!site) return [];
  const own = await wallet.accounts();
  return own
    .filter(isShareable)
    .filter((account) => site.accountIds.includes(account.accountId))
    .map(({ address, name, cryptoType }) => ({ address, name, type: cryptoType, genesisHash: null }));
}
