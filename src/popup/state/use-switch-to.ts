import type { Account } from '../../core/accounts/types.js';
import { useServices } from '../app/services.js';
import { useAct } from '../components/use-act.js';
import { refreshWallet } from '../features/accounts/refresh.js';

/** Shows an account first, everywhere: what is done next is done by it. */
export function useSwitchTo() {
  const { background } = useServices();
  const act = useAct();
  const switchTo = (account: Pick<Account, 'accountId'>, then: () => void = () => undefined): void =>
    void act.run(async () => {
      await background.call('wallet.setActiveAccount', { accountId: account.accountId });
      await refreshWallet(background);
      then();
    });
  return { ...act, switchTo };
}
