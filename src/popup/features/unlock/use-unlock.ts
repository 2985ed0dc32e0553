import type { WalletStatus } from '../../../protocol/ui/vault.js';
import { useServices } from '../../app/services.js';
import { type Act, useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { upgradeKdf } from './upgrade-kdf.js';

export interface Unlock {
  act: Act;
  withPassword(password: string): void;
  withPasskey(): void;
}

/** The two ways in. */
export function useUnlock(): Unlock {
  const services = useServices();
  const { background, deriveKey } = services;
  const act = useAct();
  const open = (attempt: () => Promise<WalletStatus>): void =>
    void act.run(async () => {
      const { setStatus } = useWalletStore.getState();
      try {
        setStatus(await attempt());
      } catch (error) {
        // The answer to a failed attempt is an error; the new waiting time is in the status.
        const status = await background.call('wallet.status', {}).catch(() => null);
        if (status) setStatus(status);
        throw error;
      }
    });
  return {
    act,
    withPassword: (password) =>
      open(async () => {
        const wrappingKey = await deriveKey(password, await background.call('wallet.kdfForUnlock', {}));
        const status = await background.call('wallet.unlock', { wrappingKey });
        void upgradeKdf(services, password, wrappingKey);
        return status;
      }),
    withPasskey: () =>
      open(async () => {
        const { passkey } = await background.call('wallet.passkeyForUnlock', {});
        if (!passkey) return background.call('wallet.status', {});
        // Loaded only where there is a passkey: every popup would parse it.
        const { askPasskey } = await import('../../passkey/index.js');
        return background.call('wallet.unlockWithPasskey', { prfKey: await askPasskey(passkey) });
      }),
  };
}
