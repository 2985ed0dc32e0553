import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddedAccounts } from '../../../../protocol/ui/accounts.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { errorParts } from '../../../components/error-text.js';
import { Field } from '../../../components/field.js';
import { PasswordInput } from '../../../components/password-input.js';
import type { Act } from '../../../components/use-act.js';
import { BackupChoice } from './backup-choice.js';
import { useRestore } from './use-restore.js';

/** Restoring a backup: its password first, then what it holds, then what of it is wanted. */
export function RestoreForm({ file, onStored }: { file: string; onStored(added: AddedAccounts): void }) {
  const restore = useRestore(file, onStored);
  if (restore.damage) return <ErrorNotice error={restore.damage} />;
  if (restore.contents)
    return <BackupChoice contents={restore.contents} act={restore.storing} onStore={restore.store} />;
  return <BackupPassword act={restore.opening} onOpen={(password) => void restore.open(password)} />;
}

function BackupPassword({ act, onOpen }: { act: Act; onOpen(password: string): void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);
  const refused = act.error?.code === 'backup/wrong-password' ? act.error : null;
  const parts = refused ? errorParts(t, refused) : null;
  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') onOpen(password);
      }}
    >
      <Field
        label={t('import.restore.password')}
        hint={t('import.restore.passwordHint')}
        error={parts ? `${parts.what} ${parts.next}` : undefined}
      >
        {({ id, describedBy, invalid }) => (
          <PasswordInput
            id={id}
            autoComplete="off"
            value={password}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {act.error && !refused ? <ErrorNotice error={act.error} /> : null}
      <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={password === ''}>
        {t('import.restore.show')}
      </Button>
      <div role="status" className="quiet small">
        {act.busy ? (
          <>
            <div className="progress" aria-hidden="true" />
            {t('password.deriving')}
          </>
        ) : null}
      </div>
    </form>
  );
}
