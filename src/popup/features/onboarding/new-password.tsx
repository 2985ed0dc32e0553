import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.js';
import { PasswordInput } from '../../components/password-input.js';
import { passwordStrength } from '../../components/password-strength.js';
import { StrengthMeter } from '../../components/strength-meter.js';

export interface NewPasswordValue {
  password: string;
  /** Strong enough, and typed twice alike. */
  accepted: boolean;
}

export const NO_PASSWORD: NewPasswordValue = { password: '', accepted: false };

/** The password of a wallet that is being made, with its strength, typed twice. */
export function NewPassword({ onChange }: { onChange(value: NewPasswordValue): void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const strength = passwordStrength(password);
  const differs = again !== '' && again !== password;
  const change = (first: string, second: string): void => {
    setPassword(first);
    setAgain(second);
    onChange({ password: first, accepted: first === second && passwordStrength(first).accepted });
  };
  return (
    <>
      <p className="quiet small">
        <strong className="password-lead">{t('onboarding.passwordLead')}</strong>{' '}
        {t('onboarding.passwordText')}
      </p>
      <Field label={t('onboarding.password')}>
        {({ id }) => (
          <PasswordInput
            id={id}
            autoComplete="new-password"
            value={password}
            onChange={(event) => change(event.target.value, again)}
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
            onChange={(event) => change(password, event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
