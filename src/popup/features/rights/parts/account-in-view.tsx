import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { AccountChoice } from '../../../components/account-picker.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { useAct } from '../../../components/use-act.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { refreshWallet } from '../../accounts/refresh.js';

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

/** The account whose rights are shown, and the way to another. */
export function AccountInView({ account }: { account: Account }) {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts);
  const { switchTo, error } = useSwitchTo();
  const coldkeys = (accounts ?? []).filter(({ role, hidden }) => role === 'coldkey' && !hidden);
  return (
    <section aria-label={t('rights.account')}>
      <AccountChoice
        label={t('rights.account')}
        accounts={coldkeys}
        account={account}
        onChoose={(one) => switchTo(one)}
        testId="rights-account"
      />
      {error ? <ErrorNotice error={error} /> : null}
    </section>
  );
}
