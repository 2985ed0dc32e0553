import { KeyRound, ListPlus, ShieldCheck, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Account, canSign } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { currentSurface } from '../../../app/surface.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { useAct } from '../../../components/use-act.js';
import { refreshWallet } from '../refresh.js';
import { Forget } from './forget.js';

/** What can be done with this account: only what its kind allows. */
export function AccountCommands({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const confirm = useConfirmBackup(account);
  const [forgetting, setForgetting] = useState(false);
  const open = (page: string) => () => navigate(`/accounts/${account.accountId}/${page}`);
  const derives = account.source === 'phrase' || account.source === 'seed';
  return (
    <>
      <div className="page-commands">
        {account.source === 'phrase' && !account.backedUp ? (
          <Button look="primary" busy={confirm.busy} onClick={confirm.start}>
            <ShieldCheck size={14} aria-hidden="true" /> {t('accounts.confirmBackup')}
          </Button>
        ) : null}
        {canSign(account) ? (
          <Button onClick={open('export')}>
            <KeyRound size={14} aria-hidden="true" /> {t('accounts.export')}
          </Button>
        ) : null}
        {derives ? (
          <Button onClick={open('derive')}>
            <ListPlus size={14} aria-hidden="true" /> {t('accounts.derive')}
          </Button>
        ) : null}
        <Button className="danger-text" onClick={() => setForgetting(true)}>
          <Trash2 size={14} aria-hidden="true" />
          {t(canSign(account) ? 'accounts.forget' : 'accounts.stopWatching')}
        </Button>
      </div>
      {confirm.error ? <ErrorNotice error={confirm.error} /> : null}
      <Forget account={account} open={forgetting} onOpenChange={setForgetting} />
    </>
  );
}

/** The page that asks the words back works on the account shown first, so this one becomes it. */
function useConfirmBackup({ accountId }: Account) {
  const { background, platform } = useServices();
  const [, navigate] = useLocation();
  const act = useAct();
  const start = (): void =>
    void act.run(async () => {
      await background.call('wallet.setActiveAccount', { accountId });
      await refreshWallet(background);
      if (currentSurface() === 'tab') navigate('/add/confirm');
      else platform.openTab('/add/confirm');
    });
  return { start, busy: act.busy, error: act.error };
}
