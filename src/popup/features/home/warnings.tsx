import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { isOpen } from '../../../core/watch/open.js';
import { useServices } from '../../app/services.js';
import { currentSurface } from '../../app/surface.js';
import { Button } from '../../components/button.js';
import { networkName } from '../../components/network-name.js';
import { Notice } from '../../components/notice.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';

// Its words name every feature; they are needed for ten minutes after an upgrade of the chain.
const UpgradeNotice = lazy(() => import('../network/upgrade-notice.js'));
// Alerts are rare, and their words many.
const AlertBanner = lazy(() => import('../alerts/alert-banner.js'));

/** What matters more than any amount stands on top of them. */
export function Warnings() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const pending = useWalletStore((s) => s.approvalIds ?? NONE);
  const first = pending[0];
  return (
    <>
      <OpenAlerts />
      {first ? (
        <div className="pad-top">
          <Notice
            tone="note"
            action={<Button onClick={() => navigate(`/approval/${first}`)}>{t('home.pendingAction')}</Button>}
          >
            {t('home.pending', { count: pending.length })}
          </Notice>
        </div>
      ) : null}
      <BackupWarning />
      <NetworkWarning />
      <RuntimeUpgraded />
    </>
  );
}

/** What the watchtower saw and still asks for attention. */
function OpenAlerts() {
  const open = useWalletStore((s) => s.alerts?.alerts.some(isOpen) ?? false);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <AlertBanner />
    </Suspense>
  );
}

const NONE: string[] = [];
const NO_NETWORKS: never[] = [];

function BackupWarning() {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  if (!account || account.backedUp) return null;
  const confirm = (): void => {
    if (currentSurface() === 'tab') navigate('/add/confirm');
    else platform.openTab('/add/confirm');
  };
  return (
    <div className="pad-top" data-testid="backup-warning">
      <Notice tone="caution" action={<Button onClick={confirm}>{t('home.backupAction')}</Button>}>
        {t('home.backup')}
      </Notice>
    </div>
  );
}

function NetworkWarning() {
  const { t } = useTranslation();
  const network = useChainStore((s) => s.network);
  const customNetworks = useWalletStore((s) => s.settings?.customNetworks ?? NO_NETWORKS);
  if (network?.state === 'wrong-genesis')
    return (
      <div className="pad-top">
        <Notice tone="danger">{t('network.wrongGenesisNotice')}</Notice>
      </div>
    );
  if (network?.state !== 'offline') return null;
  return (
    <div className="pad-top" data-testid="offline-warning">
      <Notice tone="caution">
        {t(network.networkId === 'local' ? 'network.offlineLocal' : 'network.offlineNotice', {
          name: networkName({ networkId: network.networkId, customNetworks }, t),
        })}
      </Notice>
    </div>
  );
}

function RuntimeUpgraded() {
  const upgrade = useChainStore((s) => s.network?.upgrade ?? null);
  if (!upgrade) return null;
  return (
    <Suspense fallback={null}>
      <UpgradeNotice upgrade={upgrade} />
    </Suspense>
  );
}
