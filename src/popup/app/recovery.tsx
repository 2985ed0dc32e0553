import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.js';
import { Disclosure } from '../components/disclosure.js';
import { ErrorNotice } from '../components/error-notice.js';
import { Field } from '../components/field.js';
import { PasswordInput } from '../components/password-input.js';
import { useAct } from '../components/use-act.js';
import { useWalletStore } from '../state/wallet-store.js';
import { useServices } from './services.js';

const EraseForm = lazy(async () => ({
  default: (await import('../features/unlock/erase-form.js')).EraseForm,
}));

/** A vault that cannot be opened is never answered with onboarding: that would invite overwriting it. */
export default function Recovery({ reason }: { reason: 'unreadable' | 'newer' }) {
  const { t } = useTranslation();
  return (
    <main className="centred" data-testid="recovery">
      <h1 className="page-title">{t(`recovery.${reason}`)}</h1>
      <ErrorNotice error={{ code: `vault/${reason}`, context: {} }} tone="danger" />
      <Button onClick={() => location.reload()}>{t('actions.retry')}</Button>
      {reason === 'unreadable' ? <RestoreForm /> : null}
      {reason === 'unreadable' ? <BeginAgain /> : null}
    </main>
  );
}

/** For who has the phrase and neither file nor copy opens. Never offered for a newer wallet: that one is whole. */
function BeginAgain() {
  const { t } = useTranslation();
  return (
    <Disclosure className="locked-form" summary={t('unlock.eraseAgain')}>
      <Suspense fallback={null}>
        <EraseForm />
      </Suspense>
    </Disclosure>
  );
}

function RestoreForm() {
  const { t } = useTranslation();
  const { background, deriveKey } = useServices();
  const [password, setPassword] = useState('');
  const act = useAct();
  const restore = (): Promise<void> =>
    act.run(async () => {
      const wrappingKey = await deriveKey(password, await background.call('wallet.kdfForUnlock', {}));
      useWalletStore.getState().setStatus(await background.call('wallet.restoreBackup', { wrappingKey }));
    });
  return (
    <form
      className="locked-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void restore();
      }}
    >
      <p className="quiet small">{t('recovery.text')}</p>
      <Field label={t('recovery.password')}>
        {({ id }) => (
          <PasswordInput
            id={id}
            value={password}
            autoComplete="current-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={password === ''}>
        {t('recovery.restore')}
      </Button>
    </form>
  );
}
