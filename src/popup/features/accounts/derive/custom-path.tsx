import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, CryptoType } from '../../../../core/accounts/types.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { errorParts } from '../../../components/error-text.js';
import { Field } from '../../../components/field.js';
import { Identicon } from '../../../components/identicon.js';
import { Segmented } from '../../../components/segmented.js';
import { Term } from '../../../components/term.js';
import { NAME_CAP } from '../page/name-field.js';
import { derivedName } from './derived-name.js';
import { useAddDerived } from './use-add-derived.js';
import { useDerivedPreview } from './use-derived-preview.js';

const PATH_CAP = 256;

/** One path typed by hand. Needs no network. */
export function CustomPath({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  const [cryptoType, setCryptoType] = useState<CryptoType>(account.cryptoType ?? 'sr25519');
  const [name, setName] = useState<string | null>(null);
  const preview = useDerivedPreview(account, { path: path.trim(), cryptoType });
  const adding = useAddDerived(account);
  const shownName =
    name ?? (path.trim() === '' ? '' : derivedName(account.name, { path: path.trim(), cryptoType }));
  const usable = preview.value !== null && preview.value.presence !== 'held' && shownName.trim() !== '';
  const parts = preview.error ? errorParts(t, preview.error) : null;
  const add = (): void =>
    adding.add([{ path: path.trim(), cryptoType, name: shownName.trim() }], () => {
      setPath('');
      setName(null);
    });
  return (
    <form
      className="card page-card"
      aria-labelledby="custom-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) add();
      }}
    >
      <h2 id="custom-title" className="strong">
        {t('derive.custom')}
      </h2>
      <Field
        label={t('derive.path')}
        hint={
          <>
            {t('derive.pathHint')} <Term name="derivation">{t('derive.whatPath')}</Term>
          </>
        }
        error={parts ? `${parts.what} ${parts.next}` : undefined}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            className="input mono"
            value={path}
            maxLength={PATH_CAP}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setPath(event.target.value)}
          />
        )}
      </Field>
      <Segmented
        label={t('accounts.keyType')}
        options={[
          { value: 'sr25519', label: 'sr25519' },
          { value: 'ed25519', label: 'ed25519' },
        ]}
        value={cryptoType}
        onChange={(type) => setCryptoType(type)}
      />
      <div className="derived-preview" aria-live="polite">
        {preview.value ? (
          <>
            <Identicon seed={preview.value.accountId} />
            <span className="row-main">
              <bdi className="mono break tiny" data-testid="derived-address">
                {preview.value.address}
              </bdi>
              {preview.value.presence === 'held' ? (
                <span className="caution tiny">{t('derive.isHere')}</span>
              ) : null}
            </span>
          </>
        ) : null}
      </div>
      {usable ? (
        <Field label={t('accounts.name')}>
          {({ id }) => (
            <input
              id={id}
              className="input"
              dir="auto"
              value={shownName}
              maxLength={NAME_CAP}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {adding.act.error ? <ErrorNotice error={adding.act.error} /> : null}
      <Button type="submit" look="primary" busy={adding.act.busy} aria-disabled={!usable}>
        {t('derive.add')}
      </Button>
      <p role="status" className="quiet small">
        {adding.added === null ? null : t('derive.added', { count: adding.added })}
      </p>
    </form>
  );
}
