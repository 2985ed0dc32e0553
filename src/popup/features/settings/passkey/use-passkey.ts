import { useServices } from '../../../app/services.js';
import { createPasskey } from '../../../passkey/index.js';
import { refreshWallet } from '../../accounts/refresh.js';
import { useWalletKey } from '../../unlock/wallet-key.js';

/** Adds a passkey to the wallet, or takes it away, each behind the password. */
export function usePasskey(): {
  add(password: string): Promise<void>;
  remove(password: string): Promise<void>;
} {
  const { background } = useServices();
  const walletKey = useWalletKey();
  return {
    async add(password) {
      // Asked before the password is worked out: a browser wants its question close to the click.
      const passkey = await createPasskey();
      await background.call('wallet.setPasskey', { ...passkey, wrappingKey: await walletKey(password) });
      await refreshWallet(background);
    },
    async remove(password) {
      // Opening the open wallet once more proves the password and changes nothing.
      await background.call('wallet.unlock', { wrappingKey: await walletKey(password) });
      await background.call('wallet.removePasskey', {});
      await refreshWallet(background);
    },
  };
}
