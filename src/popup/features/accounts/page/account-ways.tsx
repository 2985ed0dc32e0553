import { KeyRound, ShieldCheck, Unplug, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Account, canSign } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { useAct } from '../../../components/use-act.js';
import { refreshWallet } from '../refresh.js';

/** Ways to what stands behind a coldkey: who may act for it, its members or controllers, and another key for it. */
export function AccountWays({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const act = useAct();
  const { accountId, address, custody, role } = account;
  if (role !== 'coldkey') return null;
  // Rights are those of the account shown first, so this one becomes it.
  const toRights = (): void =>
    void act.run(async () => {
      await background.call('wallet.setActiveAccount', { accountId });
      await refreshWallet(background);
      navigate('/rights');
    });
  const isKeyless = custody?.kind === 'multisig' || custody?.kind === 'pure';
  return (
    <nav className="page-commands" aria-label={t('accounts.ways')}>
      <Button busy={act.busy} onClick={toRights}>
        <ShieldCheck size={14} aria-hidden="true" /> {t('accounts.toRights')}
      </Button>
      {canSign(account) ? (
        <Button onClick={() => navigate(`/rights/offline/${accountId}`)}>
          <Unplug size={14} aria-hidden="true" /> {t('accounts.toOffline')}
        </Button>
      ) : null}
      {custody?.kind === 'pure' ? (
        <Button onClick={() => navigate(`/rights/pure/${accountId}`)}>
          <Users size={14} aria-hidden="true" /> {t('accounts.toPure')}
        </Button>
      ) : null}
      {custody?.kind === 'multisig' ? (
        <Button onClick={() => navigate(`/shared/${address}`)}>
          <Users size={14} aria-hidden="true" /> {t('accounts.toShared')}
        </Button>
      ) : null}
      {isKeyless ? null : (
        <Button onClick={() => navigate('/key-swap')}>
          <KeyRound size={14} aria-hidden="true" /> {t('accounts.toSwap')}
        </Button>
      )}
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </nav>
  );
}
