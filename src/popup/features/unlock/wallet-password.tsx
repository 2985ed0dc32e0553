import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.js';
import { PasswordInput } from '../../components/password-input.js';

interface Props {
  value: string;
  onChange(value: string): void;
}

/** The password of this wallet, asked again before something that cannot be taken back. */
export function WalletPassword({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Field label={t('unlock.walletPassword')}>
      {({ id }) => (
        <PasswordInput
          id={id}
          autoComplete="current-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
