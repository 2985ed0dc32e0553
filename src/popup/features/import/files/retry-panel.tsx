import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Field } from '../../../components/field.js';
import { PasswordInput } from '../../../components/password-input.js';
import type { Retried } from './retry-locked.js';

interface Props {
  /** Accounts of batches that are still closed. */
  count: number;
  /** While something is being opened: the field keeps its text and is out of the way. */
  hidden: boolean;
  /** What became of the last try; null before. */
  retried: Retried | null;
  onRetry(password: string): void;
}

/** Another password for the accounts that their file's did not open. What became of it is said aloud. */
export function RetryPanel({ count, hidden, retried, onRetry }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const asked = useRef(false);
  // Both before the next picture: what stands there must not jump when it is seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a try may be over before it was ever out of the way
  useLayoutEffect(() => {
    if (hidden || !asked.current) return;
    // Back from its own try, done or cancelled, to where the next password goes.
    asked.current = false;
    form.current?.querySelector('input')?.focus();
  }, [hidden, retried]);
  // Words for one try are of no more use once it opened something.
  useLayoutEffect(() => {
    if (retried && retried.opened > 0) setPassword('');
  }, [retried]);
  return (
    <section className="stack retry" data-testid="retry">
      {count > 0 ? (
        <form
          ref={form}
          className="retry-form"
          hidden={hidden}
          onSubmit={(event) => {
            event.preventDefault();
            if (password === '') return;
            asked.current = true;
            onRetry(password);
          }}
        >
          <Field label={t('import.retry.label', { count })} hint={t('import.retry.hint')}>
            {({ id, describedBy }) => (
              <div className="file-password-line">
                <PasswordInput
                  id={id}
                  autoComplete="off"
                  value={password}
                  aria-describedby={describedBy}
                  onChange={(event) => setPassword(event.target.value)}
                />
                <Button type="submit" aria-disabled={password === ''}>
                  {t('import.retry.act')}
                </Button>
              </div>
            )}
          </Field>
        </form>
      ) : null}
      <p role="status" className="retry-outcome small strong">
        {retried && !hidden ? outcomeOf(t, retried) : null}
      </p>
      {retried?.error && !hidden ? <ErrorNotice error={retried.error} /> : null}
    </section>
  );
}

function outcomeOf(t: ReturnType<typeof useTranslation>['t'], { opened, left }: Retried): string {
  if (opened === 0) return t('import.retry.none');
  const done = t('import.retry.opened', { count: opened });
  return left === 0 ? done : `${done} ${t('import.retry.left', { count: left })}`;
}
