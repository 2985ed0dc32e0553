import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { Notice } from '../../components/notice.js';
import { useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { AttemptError } from './attempt-error.js';
import { WalletPassword } from './wallet-password.js';

/** Typed in full, in the words of the contract: a translated confirmation would not be understood by the background. */
const CONFIRMATION = 'erase everything';

interface Props {
  /** Proves the password first; left out where it is lost. */
  prove?: (password: string) => Promise<void>;
}

/** Forgets everything Kelvin holds in this browser. */
export function EraseForm({ prove }: Props) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const act = useAct();
  const ready = typed.trim() === CONFIRMATION && (!prove || password !== '');
  const erase = (): Promise<void> =>
    act.run(async () => {
      await prove?.(password);
      await background.call('wallet.erase', { confirmation: CONFIRMATION });
      // Favourites, the last price and how pages look: the background cannot reach what pages keep.
      localStorage.clear();
      useWalletStore.getState().setStatus(await background.call('wallet.status', {}));
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void erase();
      }}
    >
      <Notice tone="danger">{t('unlock.eraseText')}</Notice>
      <Field
        label={
          <>
            {t('unlock.eraseType')} <strong className="typed-word">{CONFIRMATION}</strong>
          </>
        }
      >
        {({ id }) => (
          <input
            id={id}
            className="input"
            value={typed}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {prove ? <WalletPassword value={password} onChange={setPassword} /> : null}
      {act.error ? <AttemptError error={act.error} /> : null}
      <Button type="submit" look="danger" wide busy={act.busy} aria-disabled={!ready}>
        {t('unlock.erase')}
      </Button>
    </form>
  );
}
