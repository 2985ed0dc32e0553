import { QrCode, Usb } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ErrorNotice } from '../../components/error-notice.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import { Done } from './done.js';
import { FinishForm } from './finish-form.js';
import { FlowHeader } from './flow-header.js';
import { type NewAccounts, useFinish } from './use-finish.js';
import { useIsNewWallet } from './use-is-new-wallet.js';
import { Way } from './welcome.js';

// What speaks to a device, or reads its codes, is large and needed by nobody else.
const LedgerAccounts = lazy(() =>
  import('../connect/ledger/ledger-accounts.js').then((part) => ({ default: part.LedgerAccounts })),
);
const VaultAccount = lazy(() =>
  import('../connect/vault/vault-account.js').then((part) => ({ default: part.VaultAccount })),
);

interface Props {
  /** Null while none is chosen. */
  device: 'ledger' | 'phone' | null;
}

/** Accounts whose key never is on this computer: which device, which of its accounts, the password, done. */
export function Hardware({ device }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const isNew = useIsNewWallet();
  const finish = useFinish();
  const [chosen, setChosen] = useState<NewAccounts | null>(null);
  const base = isNew ? '' : '/add';

  if (device === null) return <Choice base={base} />;
  if (finish.added) return <Done added={finish.added} isNew={isNew} note={t('onboarding.deviceDone')} />;
  // An open wallet needs no password: choosing is the last step.
  const take = (accounts: NewAccounts): void => {
    if (isNew) setChosen(accounts);
    else void finish.store(accounts, '');
  };
  const back = (): void => {
    if (chosen) setChosen(null);
    else navigate(`${base}/hardware`);
  };
  const { act } = finish;
  return (
    <main className="flow" data-testid={`hardware-${device}`}>
      {isNew ? (
        <FlowHeader
          title={t(chosen ? 'onboarding.passwordTitle' : `onboarding.device.${device}`)}
          step={chosen ? 2 : 1}
          of={2}
          onBack={back}
        />
      ) : (
        <PageHeader title={t(`onboarding.device.${device}`)} back={`${base}/hardware`} />
      )}
      {/* The list stays mounted behind the password, so that going back does not ask the device again. */}
      <div hidden={chosen !== null}>
        <Suspense fallback={<Skeleton rows={4} tall />}>
          {device === 'phone' ? (
            <VaultAccount
              submitLabel={t(isNew ? 'onboarding.deviceNext' : 'onboarding.deviceAdd')}
              busy={act.busy && !isNew}
              error={act.error && !isNew ? <ErrorNotice error={act.error} /> : null}
              onChosen={(account) => take([account])}
            />
          ) : 'hid' in navigator ? (
            <LedgerAccounts
              busy={act.busy && !isNew}
              error={isNew ? null : act.error}
              onChosen={(accounts) => take(accounts)}
            />
          ) : (
            <ErrorNotice error={{ code: 'device/no-webhid', context: {} }} />
          )}
        </Suspense>
      </div>
      {chosen ? (
        <FinishForm
          act={act}
          name={null}
          submitLabel={t('onboarding.finish')}
          onSubmit={({ password }) => void finish.store(chosen, password)}
        />
      ) : null}
    </main>
  );
}

function Choice({ base }: { base: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <main className="welcome" data-testid="hardware">
      <PageHeader title={t('onboarding.hardware')} back={base || '/'} />
      <p className="quiet">{t('onboarding.hardwareLead')}</p>
      <ul className="welcome-ways">
        <Way
          icon={<Usb size={18} aria-hidden="true" />}
          title={t('onboarding.device.ledger')}
          text={t('onboarding.deviceText.ledger')}
          onClick={() => navigate(`${base}/hardware/ledger`)}
        />
        <Way
          icon={<QrCode size={18} aria-hidden="true" />}
          title={t('onboarding.device.phone')}
          text={t('onboarding.deviceText.phone')}
          onClick={() => navigate(`${base}/hardware/phone`)}
        />
      </ul>
    </main>
  );
}
