import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { type Account, canSign } from '../../../../core/accounts/types.js';
import type { ProxyGrant } from '../../../../core/chain/account-state.js';
import { AccountChoice } from '../../../components/account-picker.js';
import { NetworkPill } from '../../../components/network-pill.js';
import { Notice } from '../../../components/notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useActiveAccount } from '../../../state/selectors.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { DoneStep } from './done-step.js';
import { KeyStep } from './key-step.js';
import { OutStep } from './out-step.js';
import { ProveStep } from './prove-step.js';
import { RescueStep } from './rescue-step.js';
import { RightStep } from './right-step.js';
import { StepCard } from './step-card.js';
import { isBehind, nextOfflineStep, type OfflineStep, STEPS } from './steps.js';
import { hotKnown, useColdGrants, useProgress } from './use-progress.js';

const NO_ACCOUNTS: Account[] = [];

/** `/rights/offline/<coldkey>/<key for every day>`: the coldkey out of reach, and daily work without it. */
export default function Offline() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const params = useParams();
  const active = useActiveAccount();
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const coldkeys = accounts.filter(({ role, hidden, custody }) => role === 'coldkey' && !hidden && !custody);
  const cold =
    coldkeys.find(({ accountId }) => accountId === params.cold) ??
    coldkeys.find(({ accountId }) => accountId === active?.accountId) ??
    coldkeys[0];
  const grants = useColdGrants(cold?.address ?? null);
  const known = cold && grants ? hotKnown(grants, cold, accounts) : null;
  const named = accounts.find(({ accountId }) => accountId === params.hot && accountId !== cold?.accountId);
  const hot = named ?? known;
  return (
    <main className="screen" data-testid="offline-screen">
      <PageHeader title={t('rights.offline.title')} back="/rights" aside={<NetworkPill short />} />
      <div className="rights scroll">
        <p className="quiet small">{t('rights.offline.intro')}</p>
        {cold ? (
          <AccountChoice
            label={t('rights.offline.coldkey')}
            testId="coldkey"
            accounts={coldkeys}
            account={cold}
            onChoose={({ accountId }) => navigate(`/rights/offline/${accountId}`, { replace: true })}
          />
        ) : (
          <Notice tone="note">{t('rights.offline.noColdkey')}</Notice>
        )}
        {cold && grants ? (
          <Steps
            key={`${cold.accountId} ${hot?.accountId}`}
            cold={cold}
            hot={hot}
            grants={grants}
            accounts={accounts}
          />
        ) : cold ? (
          <Skeleton rows={6} tall />
        ) : null}
      </div>
    </main>
  );
}

interface StepsProps {
  cold: Account;
  hot: Account | null;
  grants: readonly ProxyGrant[];
  accounts: readonly Account[];
}

function Steps({ cold, hot, grants, accounts }: StepsProps) {
  const { t } = useTranslation();
  const state = useProgress(cold, hot, grants);
  const next = nextOfflineStep(state.progress);
  const [chosen, choose] = useState<OfflineStep | 'none' | null>(null);
  const open = chosen ?? next;
  // Without its key nothing can be given any more.
  if (!canSign(cold) && !state.right)
    return (
      <Notice tone="caution" title={t('rights.offline.noKey')}>
        {t('rights.offline.noKeyText')}
      </Notice>
    );
  const bodies: Record<OfflineStep, ReactNode> = {
    key: <KeyStep cold={cold} hot={hot} hotRao={state.hotRao} accounts={accounts} />,
    right: <RightStep cold={cold} hot={hot} right={state.right} />,
    rescue: (
      <RescueStep
        cold={cold}
        onDecline={() => {
          state.decline();
          choose(null);
        }}
      />
    ),
    prove: <ProveStep hot={hot} right={state.right} proof={state.proof} />,
    out: <OutStep cold={cold} ready={!isBehind(next, 'out')} />,
    done: <DoneStep cold={cold} hot={hot} />,
  };
  return (
    <ol className="right-steps" data-testid="offline-steps" data-next={next}>
      {STEPS.map((step) => (
        <StepCard
          key={step}
          step={step}
          done={isBehind(step, next)}
          current={step === next}
          open={step === open}
          onToggle={() => choose(step === open ? 'none' : step)}
        >
          {bodies[step]}
        </StepCard>
      ))}
    </ol>
  );
}
