import { Coins, Sprout } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { EmptyState } from '../../components/empty-state.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useCanAct } from '../acting/use-can-act.js';
import { ReceiveSheet } from '../home/receive-sheet.js';

/** Accounts without anything: how something comes there. */
export function NothingHeld() {
  const { t } = useTranslation();
  const [receiving, setReceiving] = useState(false);
  const isLocal = useWalletStore((s) => s.settings?.networkId === 'local');
  return (
    <div className="card">
      <EmptyState
        Icon={Coins}
        text={t('portfolio.empty')}
        action={{ label: t('portfolio.receive'), onClick: () => setReceiving(true) }}
      />
      {isLocal ? null : (
        <p className="portfolio-practise">
          <Link className="link small" href="/settings/network">
            {t('portfolio.practise')}
          </Link>
        </p>
      )}
      <ReceiveSheet open={receiving} onOpenChange={setReceiving} />
    </div>
  );
}

/** TAO, but no stake. */
export function NothingStaked() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const canAct = useCanAct(useActiveAccount());
  const action =
    canAct === true ? { label: t('portfolio.stake'), onClick: () => navigate('/stake') } : undefined;
  return (
    <div className="card">
      <EmptyState Icon={Sprout} text={t('portfolio.noPositions')} action={action} />
    </div>
  );
}
