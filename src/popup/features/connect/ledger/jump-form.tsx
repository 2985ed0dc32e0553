import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { Disclosure } from '../../../components/disclosure.js';
import { Field } from '../../../components/field.js';
import type { Place } from '../../../devices/ledger/index.js';

const LAST = 2 ** 31 - 1;

/** Goes straight to a place far down, or to another account number. */
export function JumpForm({ busy, onJump }: { busy: boolean; onJump(place: Place): void }) {
  const { t } = useTranslation();
  const [account, setAccount] = useState('0');
  const [index, setIndex] = useState('0');
  const [tried, setTried] = useState(false);
  const place = { account: step(account), index: step(index) };
  const wrong = (value: number | null): string | undefined =>
    tried && value === null ? t('ledger.jump.wrong') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!busy && place.account !== null && place.index !== null)
      onJump({ account: place.account, index: place.index });
  };
  return (
    <Disclosure className="card ledger-jump" look="strong" summary={t('ledger.jump.title')}>
      <form onSubmit={submit} className="stack">
        <p className="quiet small">{t('ledger.jump.text')}</p>
        <div className="ledger-numbers">
          <Field label={t('ledger.jump.account')} error={wrong(place.account)}>
            {({ id, describedBy, invalid }) => (
              <input
                id={id}
                className="input"
                inputMode="numeric"
                autoComplete="off"
                value={account}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => setAccount(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('ledger.jump.index')} error={wrong(place.index)}>
            {({ id, describedBy, invalid }) => (
              <input
                id={id}
                className="input"
                inputMode="numeric"
                autoComplete="off"
                value={index}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => setIndex(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" aria-disabled={busy}>
          {t('ledger.jump.go')}
        </Button>
      </form>
    </Disclosure>
  );
}

function step(text: string): number | null {
  const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value <= LAST ? value : null;
}
