import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rao } from '../../../../core/amount/money.js';
import { plainAmount, TAU } from '../../../components/format.js';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import { EvmFacts } from './evm-facts.js';

/** What sits at the mirror of the key's own first twenty bytes, back into the account. */
export function TakeBackForm({ account, settings }: FormWorld) {
  const { t } = useTranslation();
  const key = draftKey('evm-back', account.accountId, settings.networkId);
  const [text, setText] = useState(() => keptDraft<string>(key) ?? '');
  const typed = readTyped(text);
  return (
    <OperationForm
      account={account}
      ask={{ kind: 'evm-withdraw', amountRao: typed.base === null ? null : rao(typed.base) }}
      ready={typed.base !== null}
      reviewLabel={() =>
        typed.base === null
          ? t('operation.review')
          : t('evm.reviewBack', { amount: `${plainAmount(typed.base)}\u00a0${TAU}` })
      }
      fields={(state) => (
        <>
          <p className="quiet small">{t('evm.backText')}</p>
          {state.quote ? <EvmFacts detail={state.quote.detail} /> : null}
          <MoneyField
            label={t('send.amount')}
            text={text}
            token={null}
            fault={typed.fault}
            maximum={state.quote?.bounds.maximum ?? null}
            available={state.quote?.bounds.available ?? null}
            onChange={(next) => {
              setText(next);
              keepDraft(key, next);
            }}
          />
        </>
      )}
    />
  );
}
