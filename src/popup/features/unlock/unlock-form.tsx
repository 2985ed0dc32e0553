import { Fingerprint } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Surface } from '../../app/surface.js';
import { Button } from '../../components/button.js';
import { errorParts } from '../../components/error-text.js';
import { Field } from '../../components/field.js';
import { Mark } from '../../components/mark.js';
import { PasswordInput } from '../../components/password-input.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useUnlock } from './use-unlock.js';
import { useWaitSeconds } from './use-wait-seconds.js';

/** Password, passkey where there is one, and the way out for who has lost both. */
export function UnlockForm({ surface, onForgot }: { surface: Surface; onForgot(): void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const { act, withPassword, withPasskey } = useUnlock();
  const waitSeconds = useWaitSeconds();
  const passkey = useWalletStore((s) => s.status?.passkey ?? false);

  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);

  const parts = act.error ? errorParts(t, act.error) : null;
  const waiting = waitSeconds > 0;
  const blocked = waiting || password === '';
  return (
    <>
      <Mark size={44} />
      <h1 className="locked-title">{t('unlock.title')}</h1>
      {surface === 'approval' ? <p className="quiet small">{t('unlock.pending')}</p> : null}
      <form
        ref={form}
        className="locked-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !act.busy) withPassword(password);
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
              // While it is checked it stays as it is, so that the answer is to what stands there. It keeps the focus.
              readOnly={act.busy}
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
        {passkey ? (
          <Button
            wide
            aria-disabled={waiting || act.busy}
            onClick={() => (waiting || act.busy ? undefined : withPasskey())}
          >
            <Fingerprint size={16} aria-hidden="true" /> {t('unlock.passkey')}
          </Button>
        ) : null}
        <p className="locked-wait quiet small" role="status">
          {waiting ? t('unlock.wait', { seconds: waitSeconds }) : null}
        </p>
      </form>
      <Button look="ghost" onClick={onForgot}>
        {t('unlock.forgot')}
      </Button>
    </>
  );
}
