import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import type { Surface } from '../../app/surface.js';
import { Button } from '../../components/button.js';
import { errorParts } from '../../components/error-text.js';
import { Field } from '../../components/field.js';
import { Mark } from '../../components/mark.js';
import { PasswordInput } from '../../components/password-input.js';
import { useAct } from '../../components/use-act.js';
import { useNow } from '../../state/use-now.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** The password and nothing else: no amount, no address, no name. */
export function Locked({ surface }: { surface: Surface }) {
  const { t } = useTranslation();
  const { background, deriveKey } = useServices();
  const [password, setPassword] = useState('');
  const input = useRef<HTMLFormElement>(null);
  const act = useAct();
  const waitSeconds = useWaitSeconds();

  useEffect(() => input.current?.querySelector('input')?.focus(), []);

  const unlock = (): Promise<void> =>
    act.run(async () => {
      try {
        const wrappingKey = await deriveKey(password, await background.call('wallet.kdfForUnlock', {}));
        const status = await background.call('wallet.unlock', { wrappingKey });
        useWalletStore.getState().setStatus(status);
      } catch (error) {
        // The answer to a wrong password is an error; the new waiting time is in the status.
        const status = await background.call('wallet.status', {}).catch(() => null);
        if (status) useWalletStore.getState().setStatus(status);
        throw error;
      }
    });

  const parts = act.error ? errorParts(t, act.error) : null;
  const waitText = waitSeconds > 0 ? t('unlock.wait', { seconds: waitSeconds }) : null;
  const blocked = waitSeconds > 0 || password === '';
  return (
    <main className="locked">
      <Mark size={44} />
      <h1 className="locked-title">{t('unlock.title')}</h1>
      {surface === 'approval' ? <p className="quiet small">{t('unlock.pending')}</p> : null}
      <form
        ref={input}
        className="locked-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked) void unlock();
        }}
      >
        <Field
          label={t('unlock.password')}
          error={parts ? `${parts.what} ${parts.lost} ${parts.next}` : undefined}
        >
          {({ id, describedBy, invalid }) => (
            <PasswordInput
              id={id}
              value={password}
              autoComplete="current-password"
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => {
                setPassword(event.target.value);
                act.clear();
              }}
            />
          )}
        </Field>
        <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={blocked}>
          {act.busy ? t('unlock.working') : t('unlock.action')}
        </Button>
        <p className="locked-wait quiet small" role="status">
          {waitText}
        </p>
      </form>
    </main>
  );
}

function useWaitSeconds(): number {
  const retryInMs = useWalletStore((s) => s.status?.retryInMs ?? 0);
  const statusAtMs = useWalletStore((s) => s.statusAtMs);
  const now = useNow(250);
  return Math.max(0, Math.ceil((statusAtMs + retryInMs - now) / 1_000));
}
