import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Field } from '../../components/field.js';
import { PasswordInput } from '../../components/password-input.js';
import { passwordStrength } from '../../components/password-strength.js';
import { StrengthMeter } from '../../components/strength-meter.js';
import type { Act } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';

const NAME_CAP = 48;

interface Props {
  act: Act;
  submitLabel: string;
  onSubmit(values: { name: string; password: string }): void;
}

/** Name of the account, and for a new wallet its password. */
export function FinishForm({ act, submitLabel, onSubmit }: Props) {
  const { t } = useTranslation();
  const count = useWalletStore((s) => s.status?.accounts.length ?? 0);
  const adding = useWalletStore((s) => s.status?.vault === 'unlocked');
  const [name, setName] = useState(() =>
    count === 0 ? t('onboarding.defaultName') : t('onboarding.nextName', { number: count + 1 }),
  );
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const strength = passwordStrength(password);
  const differs = again !== '' && again !== password;
  const ready = name.trim() !== '' && (adding || (strength.accepted && again === password));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSubmit({ name: name.trim(), password });
      }}
    >
      <Field label={t('onboarding.name')}>
        {({ id }) => (
          <input
            id={id}
            className="input"
            value={name}
            maxLength={NAME_CAP}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {adding ? null : (
        <>
          <p className="quiet small">{t('onboarding.passwordText')}</p>
          <Field label={t('onboarding.password')}>
            {({ id }) => (
              <PasswordInput
                id={id}
                autoComplete="new-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <StrengthMeter strength={strength} empty={password === ''} />
          <Field label={t('password.repeat')} error={differs ? t('password.mismatch') : undefined}>
            {({ id, describedBy, invalid }) => (
              <PasswordInput
                id={id}
                autoComplete="new-password"
                value={again}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => setAgain(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={!ready} data-testid="finish">
        {submitLabel}
      </Button>
      <div role="status" className="quiet small">
        {act.busy && !adding ? (
          <>
            <div className="progress" aria-hidden="true" />
            {t('password.deriving')}
          </>
        ) : null}
      </div>
    </form>
  );
}
