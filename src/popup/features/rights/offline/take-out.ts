import type { Account } from '../../../../core/accounts/types.js';
import type { BackgroundClient } from '../../../background-client/types.js';

/**
 * Deletes the key of an account and goes on watching its address, under its name and mark. Should the second half fail, only
 * the line in the list is missing: the address can be added again by hand.
 * @throws WalletError vault/wrong-password; keys/last-account
 */
export async function takeOut(
  background: BackgroundClient,
  { accountId, address, name, role, colour, cryptoType }: Account,
  wrappingKey: string,
): Promise<void> {
  await background.call('wallet.forgetAccount', { accountId, wrappingKey });
  await background.call('wallet.addAccounts', {
    accounts: [{ kind: 'watch', name, role, address, cryptoType }],
  });
  if (colour > 0) await background.call('wallet.updateAccount', { accountId, patch: { colour } });
  await background.call('wallet.setActiveAccount', { accountId });
}
