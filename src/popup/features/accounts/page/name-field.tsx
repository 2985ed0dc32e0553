import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { Button } from '../../../components/button.js';
import { Field } from '../../../components/field.js';

export const NAME_CAP = 48;

/** The name, kept by Enter or its button; nothing half-typed is stored. */
export function NameField({ account, onSave }: { account: Account; onSave(name: string): void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(account.name);
  const trimmed = name.trim();
  const changed = trimmed !== account.name;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && trimmed !== '') onSave(trimmed);
      }}
    >
      <Field label={t('accounts.name')} error={trimmed === '' ? t('accounts.nameMissing') : undefined}>
        {({ id, describedBy, invalid }) => (
          <div className="input-with-button">
            <input
              id={id}
              className="input"
              dir="auto"
              value={name}
              maxLength={NAME_CAP}
              autoComplete="off"
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setName(event.target.value)}
            />
            {changed ? (
              <Button type="submit" aria-disabled={trimmed === ''}>
                {t('accounts.save')}
              </Button>
            ) : null}
          </div>
        )}
      </Field>
    </form>
  );
}
