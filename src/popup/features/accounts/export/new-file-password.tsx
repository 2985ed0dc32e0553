import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { PasswordInput } from '../../../components/password-input.js';
import { passwordStrength } from '../../../components/password-strength.js';
import { StrengthMeter } from '../../../components/strength-meter.js';

/** btcli takes nothing shorter. */
const BTCLI_LEAST = 6;

interface Props {
  label: string;
  hint?: string;
  /** btcli takes weak passwords: allowed with a warning, because somebody may need the one they have there. */
  lenient?: boolean;
  /** The password once it may be used, else null. */
  onChange(password: string | null): void;
}

/** The password of a file that is being made, with its strength, typed twice. */
export function NewFilePassword({ label, hint, lenient, onChange }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const strength = passwordStrength(password);
  const differs = again !== '' && again !== password;
  const accepts = (text: string): boolean =>
    lenient ? text.length >= BTCLI_LEAST : passwordStrength(text).accepted;
  const change = (first: string, second: string): void => {
    setPassword(first);
    setAgain(second);
    onChange(first === second && accepts(first) ? first : null);
  };
  const field = (
    value: string,
    name: string,
    onText: (text: string) => void,
    note?: string,
    error?: string,
  ) => (
    <Field label={name} hint={note} error={error}>
      {({ id, describedBy, invalid }) => (
        <PasswordInput
          id={id}
          autoComplete="new-password"
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <>
      {field(password, label, (text) => change(text, again), hint)}
      <StrengthMeter strength={strength} empty={password === ''} />
      {lenient && password !== '' && !strength.accepted ? (
        <Notice tone="caution">
          {t(password.length < BTCLI_LEAST ? 'export.btcliShort' : 'export.btcliWeak')}
        </Notice>
      ) : null}
      {field(
        again,
        t('password.repeat'),
        (text) => change(password, text),
        undefined,
        differs ? t('password.mismatch') : undefined,
      )}
    </>
  );
}
