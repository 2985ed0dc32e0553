import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../../components/amount.js';
import { Disclosure } from '../../../components/disclosure.js';
import { Fact } from '../../../components/fact.js';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { Term } from '../../../components/term.js';
import { rememberForm } from '../../operations/form/drafts.js';
import { OperationForm } from '../../operations/form/operation-form.js';
import { OperationScreen } from '../../operations/form/operation-screen.js';
import { TypeField } from '../given/type-field.js';
import { depositFor } from '../parts/deposits.js';
import { useRightTerms, useTypes } from '../parts/use-terms.js';
import { NewPureCard } from './new-pure.js';
import { useNewPures } from './use-new-pures.js';

const EVERYTHING = 'Any';
/** The chain keeps it as u16. */
const MOST_INDEX = 65_535;

/** `/rights/pure`: makes an account without a key. What was made and has no name yet comes first. */
export default function CreatePure() {
  const { t } = useTranslation();
  const types = useTypes();
  const terms = useRightTerms();
  const fresh = useNewPures();
  const [type, setType] = useState(EVERYTHING);
  const [indexText, setIndex] = useState('0');
  const index = /^\d{1,5}$/.test(indexText) && Number(indexText) <= MOST_INDEX ? Number(indexText) : null;
  return (
    <OperationScreen
      title={t('rights.pure.createTitle')}
      features={['proxies']}
      back="/rights"
      missing={{ title: t('rights.missing.title'), text: () => t('rights.missing.text') }}
    >
      {({ account }) => (
        <>
          {fresh.map((made) => (
            <NewPureCard key={made.address} made={made} />
          ))}
          <OperationForm
            account={account}
            ask={{ kind: 'create-pure', proxyType: type, delayBlocks: 0, index: index ?? 0 }}
            ready={index !== null}
            reviewLabel={() => t('rights.pure.createReview')}
            onProposed={() => rememberForm('/rights/pure')}
            fields={() => (
              <div className="right-fields">
                <p>{t('rights.pure.what')}</p>
                <ol className="right-numbered small">
                  <li>{t('rights.pure.how1')}</li>
                  <li>{t('rights.pure.how2')}</li>
                  <li>{t('rights.pure.how3')}</li>
                </ol>
                <Notice tone="caution">{t('rights.pure.caution')}</Notice>
                {terms.value ? (
                  <dl className="facts">
                    <Fact name={<Term name="pureProxy">{t('rights.add.deposit')}</Term>}>
                      <Amount base={depositFor(terms.value, 1)} precision="plain" always />
                    </Fact>
                  </dl>
                ) : null}
                <Disclosure summary={t('rights.pure.more')}>
                  <div className="right-fields">
                    {types.value && types.value.length > 0 ? (
                      <TypeField types={types.value} value={type} onChange={setType} />
                    ) : null}
                    <Field
                      label={t('rights.pure.index')}
                      hint={t('rights.pure.indexHint')}
                      error={index === null ? t('rights.pure.indexFault') : undefined}
                    >
                      {({ id, describedBy, invalid }) => (
                        <input
                          id={id}
                          className="input"
                          inputMode="numeric"
                          value={indexText}
                          aria-describedby={describedBy}
                          aria-invalid={invalid}
                          onChange={(event) => setIndex(event.target.value.trim())}
                        />
                      )}
                    </Field>
                  </div>
                </Disclosure>
              </div>
            )}
          />
        </>
      )}
    </OperationScreen>
  );
}
