import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { currentSurface } from '../../app/surface.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { useAct } from '../../components/use-act.js';
import { refreshWallet } from '../accounts/refresh.js';
import { LedgerAccounts } from './ledger/ledger-accounts.js';
import type { ChosenLedger } from './ledger/types.js';

const PATH = '/connect/ledger';

/** Adds accounts of a Ledger to the open wallet. Its home is a tab: the popup would close under the browser's own window. */
export default function ConnectLedger() {
  const { t } = useTranslation();
  return (
    <main className="screen" data-testid="connect-ledger">
      <PageHeader title={t('ledger.title')} back="/accounts" />
      <div className="page-body scroll">
        <p className="quiet">{t('ledger.lead')}</p>
        {currentSurface() === 'popup' ? <InTab /> : 'hid' in navigator ? <Adding /> : <NoWebHid />}
      </div>
    </main>
  );
}

function Adding() {
  const { background } = useServices();
  const act = useAct();
  const [added, setAdded] = useState<number | null>(null);
  const add = (accounts: ChosenLedger[]): void =>
    void act.run(async () => {
      const { outcomes } = await background.call('wallet.addAccounts', { accounts });
      await refreshWallet(background);
      setAdded(outcomes.filter((outcome) => outcome !== 'present').length);
    });
  return added === null ? (
    <LedgerAccounts onChosen={add} busy={act.busy} error={act.error} />
  ) : (
    <Added count={added} />
  );
}

function Added({ count }: { count: number }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <section className="card page-card" data-testid="ledger-added">
      <h2 ref={title} tabIndex={-1} className="strong">
        {t('ledger.done.title', { count })}
      </h2>
      <p className="quiet small">{t('ledger.done.text')}</p>
      <Button look="primary" wide onClick={() => navigate('/accounts')}>
        {t('ledger.done.open')}
      </Button>
      <Button wide onClick={() => navigate('/')}>
        {t('ledger.done.home')}
      </Button>
    </section>
  );
}

function InTab() {
  const { t } = useTranslation();
  const { platform } = useServices();
  return (
    <>
      <Notice tone="note">{t('ledger.tab.text')}</Notice>
      <Button look="primary" wide onClick={() => platform.openTab(PATH)} data-testid="ledger-tab">
        {t('ledger.tab.open')}
      </Button>
    </>
  );
}

function NoWebHid() {
  return <ErrorNotice error={{ code: 'device/no-webhid', context: {} }} />;
}
