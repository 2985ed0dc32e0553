import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../../components/amount.js';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { Outside } from '../../../components/outside.js';
import { cleanText } from '../../../components/untrusted.js';
import { useAccountPortfolio } from '../../../state/selectors.js';
import { ActPage } from '../parts/act-page.js';
import { AsPure, NoPure, type Pure, usePure } from './with-pure.js';

/** `/rights/pure/<account>/destroy`: ends a keyless account for ever, with whatever is left in it. */
export default function DestroyPure() {
  const { t } = useTranslation();
  const pure = usePure();
  const title = t('rights.destroy.title');
  if (!pure) return <NoPure title={title} />;
  return (
    <AsPure pure={pure} title={title}>
      <Destroy key={pure.accountId} pure={pure} title={title} />
    </AsPure>
  );
}

/** Letters of one case and no spaces more: it is typed to slow down, not to be guessed. */
const typedAs = (text: string): string => cleanText(text).normalize('NFC').replace(/\s+/g, ' ').trim();

function Destroy({ pure, title }: { pure: Pure; title: string }) {
  const { t } = useTranslation();
  const { spawner, proxyType, index, height, extIndex } = pure.custody;
  const left = useAccountPortfolio(pure.address)?.totalRao ?? null;
  const [typed, setTyped] = useState('');
  const [loses, setLoses] = useState(false);
  const isEmpty = left === 0n;
  return (
    <ActPage
      title={title}
      ask={{ kind: 'kill-pure', spawner, proxyType, index, height, extIndex }}
      review={t('rights.destroy.review')}
      back={`/rights/pure/${pure.accountId}`}
      ready={typedAs(typed) === typedAs(pure.name) && (isEmpty || loses)}
    >
      {() => (
        <>
          <Notice tone="danger" title={t('rights.destroy.warning')}>
            {t('rights.destroy.text')}
          </Notice>
          {isEmpty ? (
            <p className="quiet small">{t('rights.destroy.empty')}</p>
          ) : (
            <div data-testid="left-in-it">
              <p className="strong">
                {left === null ? (
                  t('rights.destroy.unknown')
                ) : (
                  <>
                    {t('rights.destroy.left')} <Amount base={left} precision="plain" always />
                  </>
                )}
              </p>
              <label className="check-row small">
                <input
                  type="checkbox"
                  className="check"
                  checked={loses}
                  onChange={(event) => setLoses(event.target.checked)}
                />
                <span>{t('rights.destroy.loses')}</span>
              </label>
            </div>
          )}
          <Field
            label={
              <>
                {t('accounts.typeName')} <Outside text={pure.name} className="strong typed-name" />
              </>
            }
          >
            {({ id }) => (
              <input
                id={id}
                className="input"
                dir="auto"
                autoComplete="off"
                spellCheck={false}
                value={typed}
                data-testid="typed-name"
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </ActPage>
  );
}
