import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { AccountChoice } from '../../../components/account-picker.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { useSwitchTo } from '../../../state/use-switch-to.js';
import { useWalletStore } from '../../../state/wallet-store.js';

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
