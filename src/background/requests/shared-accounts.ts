import { type Account, canApprove } from '../../core/accounts/types.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { InjectedAccountRow } from '../../protocol/dapp/envelope.js';
import type { Permissions } from '../permissions/index.js';
import type { Wallet } from '../types.js';
import { isKeyless, mayAct, routesOf } from './acts-through.js';
import type { RequestDeps } from './deps.js';

/**
 * Whether a site may be given an account at all: hotkeys are no site's business. A hidden one stays with the sites it was
 * given to: hiding tidies our own lists.
 */
export function isShareable({ role }: Account): boolean {
  return role === 'coldkey';
}

/**
 * What may be given to a site now: accounts of which a signature can be had, accounts that act through others by their
 * nature, and a watched coldkey only where one of our keys has a right over it.
 * @throws WalletError keys/unknown-account, keys/watch-only, not-allowed when one of them is not for sites
 */
export async function requireShareable(
  deps: Pick<RequestDeps, 'wallet' | 'engine'>,
  accountIds: readonly string[],
): Promise<void> {
  const own = await deps.wallet.accounts();
  for (const accountId of accountIds) {
    const account = own.find((entry) => entry.accountId === accountId);
    if (!account) throw new WalletError('keys/unknown-account');
    if (!isShareable(account)) throw new WalletError('not-allowed', { role: 'hotkey' });
    if (canApprove(account) || isKeyless(account)) continue;
    const routes = await routesOf(deps, own, account, null).catch(() => []);
    if (!routes.some(mayAct)) throw new WalletError('keys/watch-only');
  }
}

/**
 * Accounts an origin was given, in the wallet's order; none for a site that is not connected. Given while locked too: the
 * site has had them since it was connected, and a list that vanished would tell it when the person is away.
 *
 * An account without a key of its own is given as sr25519: clients drop rows of no type (polkadot-api 1.23, pjs-signer
 * `toPolkadotInjected`) and read nothing else from it.
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
    .filter((account) => isShareable(account) && site.accountIds.includes(account.accountId))
    .map(({ address, name, cryptoType }) => ({
      address,
      name,
      type: cryptoType ?? 'sr25519',
      genesisHash: null,
    }));
}
