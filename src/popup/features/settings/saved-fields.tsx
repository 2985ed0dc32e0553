import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { percentOfBps } from '../../components/format.js';
import { parseTolerance } from '../stake/tolerance.js';

interface SavedProps<T> {
  label: ReactNode;
  hint?: ReactNode;
  bad: ReactNode;
  value: string;
  parse(text: string): T | null;
  onSave(value: T): void;
  inputMode?: 'numeric' | 'decimal';
  testId: string;
}

/** A text setting with its own save button: nothing half-typed is ever stored. */
function SavedField<T>({ label, hint, bad, value, parse, onSave, inputMode, testId }: SavedProps<T>) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const parsed = parse(text);
  const changed = text.trim() !== value;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && parsed !== null) onSave(parsed);
      }}
    >
      <Field label={label} hint={hint} error={parsed === null ? bad : undefined}>
        {({ id, describedBy, invalid }) => (
          <div className="input-with-button">
            <input
              id={id}
              className="input"
              value={text}
              inputMode={inputMode ?? 'text'}
              autoComplete="off"
              spellCheck={false}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              data-testid={testId}
              onChange={(event) => setText(event.target.value)}
            />
            {changed ? (
              <Button type="submit" aria-disabled={parsed === null}>
                {t('settings.save')}
              </Button>
            ) : null}
          </div>
        )}
      </Field>
    </form>
  );
}

export function LockMinutes({ value, onSave }: { value: number; onSave(value: number): void }) {
  const { t } = useTranslation();
  return (
    <SavedField
      label={t('settings.autoLock')}
      bad={t('settings.autoLockBad')}
      value={String(value)}
      parse={(text) => {
        const minutes = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
        return minutes >= 1 && minutes <= 1_440 ? minutes : null;
      }}
      onSave={onSave}
      inputMode="numeric"
      testId="auto-lock"
    />
  );
}

export function Tolerance({ value, onSave }: { value: number; onSave(value: number): void }) {
  const { t } = useTranslation();
  return (
    <SavedField
      label={t('settings.tolerance')}
      hint={t('settings.toleranceHint')}
      bad={t('settings.toleranceBad')}
      value={percentOfBps(value)}
      parse={parseTolerance}
      onSave={onSave}
      inputMode="decimal"
      testId="default-tolerance"
    />
  );
}
