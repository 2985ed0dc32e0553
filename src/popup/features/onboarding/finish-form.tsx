import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Field } from '../../components/field.js';
import type { Act } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { NewPassword, type NewPasswordValue, NO_PASSWORD } from './new-password.js';
import { useIsNewWallet } from './use-is-new-wallet.js';

export const NAME_CAP = 48;

interface Props {
  act: Act;
  submitLabel: string;
  /** Name to begin with; null when names are given elsewhere. Left out: the next coldkey's. */
  name?: string | null;
  /** False while something above is still missing. */
  ready?: boolean;
  onSubmit(values: { name: string; password: string }): void;
}

/** Name of the account, and for a new wallet its password. */
export function FinishForm({ act, submitLabel, name: given, ready = true, onSubmit }: Props) {
  const { t } = useTranslation();
  const next = useNextName();
  const asksPassword = useIsNewWallet();
  const [name, setName] = useState(given ?? next);
  const [password, setPassword] = useState<NewPasswordValue>(NO_PASSWORD);
  const named = given === null || name.trim() !== '';
  const complete = ready && named && (!asksPassword || password.accepted);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) onSubmit({ name: name.trim(), password: password.password });
      }}
    >
      {given === null ? null : (
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
      )}
      {asksPassword ? <NewPassword onChange={setPassword} /> : null}
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button
        type="submit"
        look="primary"
        wide
        busy={act.busy}
        aria-disabled={!complete}
        data-testid="finish"
      >
        {submitLabel}
      </Button>
      <div role="status" className="quiet small">
        {act.busy && asksPassword ? (
          <>
            <div className="progress" aria-hidden="true" />
            {t('password.deriving')}
          </>
        ) : null}
      </div>
    </form>
  );
}

/** What the next account is called when nothing names it. */
function useNextName(): string {
  const { t } = useTranslation();
  const count = useWalletStore((s) => s.status?.accounts.length ?? 0);
  return count === 0 ? t('onboarding.defaultName') : t('onboarding.nextName', { number: count + 1 });
}
