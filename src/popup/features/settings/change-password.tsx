import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { Disclosure } from '../../components/disclosure.js';
import { Field } from '../../components/field.js';
import { PasswordInput } from '../../components/password-input.js';
import { passwordStrength } from '../../components/password-strength.js';
import { StrengthMeter } from '../../components/strength-meter.js';
import { useAct } from '../../components/use-act.js';
import { AttemptError } from '../unlock/attempt-error.js';
import { useNewKey, useWalletKey } from '../unlock/wallet-key.js';

const NONE = { old: '', next: '', again: '' };

/** A new password wraps the vault key anew; the present one is asked even though the wallet is open. */
export function ChangePassword() {
  const { t } = useTranslation();
  const { background } = useServices();
  const walletKey = useWalletKey();
  const newKey = useNewKey();
  const [typed, setTyped] = useState(NONE);
  const [changed, setChanged] = useState(false);
  const act = useAct();
  const strength = passwordStrength(typed.next);
  const differs = typed.again !== '' && typed.again !== typed.next;
  const ready = typed.old !== '' && strength.accepted && typed.again === typed.next;
  const change = (): Promise<void> =>
    act.run(async () => {
      const oldWrappingKey = await walletKey(typed.old);
      const { kdf, key: wrappingKey } = await newKey(typed.next);
      await background.call('wallet.changePassword', { oldWrappingKey, kdf, wrappingKey });
      setTyped(NONE);
      setChanged(true);
    });
  const field = (key: keyof typeof NONE, label: string, autoComplete: string, error?: string) => (
    <Field label={label} error={error}>
      {({ id, describedBy, invalid }) => (
        <PasswordInput
          id={id}
          autoComplete={autoComplete}
          value={typed[key]}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Disclosure summary={t('settings.changePassword')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setChanged(false);
          if (ready) void change();
        }}
      >
        {field('old', t('settings.oldPassword'), 'current-password')}
        {field('next', t('settings.newPassword'), 'new-password')}
        <StrengthMeter strength={strength} empty={typed.next === ''} />
        {field('again', t('password.repeat'), 'new-password', differs ? t('password.mismatch') : undefined)}
        {act.error ? <AttemptError error={act.error} /> : null}
        <Button type="submit" busy={act.busy} aria-disabled={!ready}>
          {t('settings.changePassword')}
        </Button>
        <p role="status" className="quiet small">
          {changed ? t('settings.passwordChanged') : null}
        </p>
      </form>
    </Disclosure>
  );
}
