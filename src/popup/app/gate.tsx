import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Button } from '../components/button.js';
import { ErrorNotice } from '../components/error-notice.js';
import { Skeleton } from '../components/skeleton.js';
import { Locked } from '../features/unlock/locked.js';
import { useWalletStore } from '../state/wallet-store.js';
import { useServices } from './services.js';
import type { Surface } from './surface.js';

const Onboarding = lazy(() => import('../features/onboarding/onboarding.js'));
const Recovery = lazy(() => import('./recovery.js'));
const Intro = lazy(() => import('../features/onboarding/intro.js'));

// A flow that creates the vault ends with it unlocked and still has its last page to show.
const ONBOARDING = /^\/(?:create|import|practise|watch|restore|add)(?:\/|$)/;

/** Decides by the vault's state what may be shown at all: nothing of the wallet leaves this gate while it is locked. */
export function Gate({
  surface,
  unlocked: Unlocked,
}: {
  surface: Surface;
  unlocked: ComponentType<{ surface: Surface }>;
}) {
  const vault = useWalletStore((s) => s.status?.vault ?? null);
  const failure = useWalletStore((s) => s.failure);
  const [path] = useLocation();
  useLockDeadline();
  if (vault === null)
    return failure ? (
      <CannotStart />
    ) : (
      <main className="screen" aria-busy="true">
        <Skeleton rows={5} />
      </main>
    );
  if (surface === 'tab' && (vault === 'empty' || (vault === 'unlocked' && ONBOARDING.test(path))))
    return (
      <Suspense fallback={null}>
        <Onboarding />
      </Suspense>
    );
  switch (vault) {
    case 'unlocked':
      return <Unlocked surface={surface} />;
    case 'locked':
      return <Locked surface={surface} />;
    case 'empty':
      return (
        <Suspense fallback={null}>
          <Intro />
        </Suspense>
      );
    case 'unreadable':
    case 'newer':
      return (
        <Suspense fallback={null}>
          <Recovery reason={vault} />
        </Suspense>
      );
  }
}

function CannotStart() {
  const { t } = useTranslation();
  const failure = useWalletStore((s) => s.failure);
  return (
    <main className="centred">
      <h1 className="page-title">{t('start.failed')}</h1>
      {failure ? <ErrorNotice error={failure} /> : null}
      <Button look="primary" onClick={() => location.reload()}>
        {t('actions.retry')}
      </Button>
    </main>
  );
}

/** Asks again just after the vault's own deadline, in case the worker slept through its alarm. */
function useLockDeadline(): void {
  const { background } = useServices();
  const lockAtMs = useWalletStore((s) => s.status?.lockAtMs ?? null);
  useEffect(() => {
    if (lockAtMs === null) return;
    const timer = setTimeout(
      () => {
        background.call('wallet.status', {}).then(useWalletStore.getState().setStatus, () => undefined);
      },
      Math.max(0, lockAtMs - Date.now()) + 100,
    );
    return () => clearTimeout(timer);
  }, [background, lockAtMs]);
}
