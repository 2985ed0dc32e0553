import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** The new account, and the way into the wallet. */
export function Done({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const open = async (): Promise<void> => {
    useWalletStore.getState().setStatus(await background.call('wallet.status', {}));
    navigate('/');
  };
  return (
    <main className="flow flow-done" data-testid="done">
      <CircleCheck size={40} className="gain" aria-hidden="true" />
      <h1 className="welcome-title">{t('onboarding.doneTitle')}</h1>
      <p className="quiet">{t('onboarding.doneText')}</p>
      <section className="card preview" aria-label={t('onboarding.doneAddress')}>
        <Identicon seed={account.accountId} size={36} />
        <div className="row-main">
          <Outside text={account.name} className="row-name" />
          <bdi className="mono break" data-testid="new-address">
            {account.address}
          </bdi>
        </div>
      </section>
      <Button look="primary" wide onClick={() => void open()}>
        {t('onboarding.open')}
      </Button>
    </main>
  );
}
