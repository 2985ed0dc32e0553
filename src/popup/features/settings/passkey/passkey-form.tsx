import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { useAct } from '../../../components/use-act.js';
import { AttemptError } from '../../unlock/attempt-error.js';
import { WalletPassword } from '../../unlock/wallet-password.js';

interface Props {
  label: string;
  /** What happens with the password; throws when it does not. */
  onPassword(password: string): Promise<void>;
  onCancel(): void;
}

/** The password before a way into the wallet is added or taken away. */
export function PasskeyForm({ label, onPassword, onCancel }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const act = useAct();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void act.run(() => onPassword(password));
      }}
    >
      <WalletPassword value={password} onChange={setPassword} />
      {act.error ? <AttemptError error={act.error} /> : null}
      <div className="form-buttons">
        <Button type="submit" look="primary" busy={act.busy} aria-disabled={password === ''}>
          {label}
        </Button>
        <Button look="ghost" onClick={onCancel}>
          {t('settings.cancel')}
        </Button>
      </div>
    </form>
  );
}
