import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rao } from '../../../../core/amount/money.js';
import type { OperationAsk } from '../../../../core/operations/request.js';
import { plainAmount, TAU } from '../../../components/format.js';
import { Segmented } from '../../../components/segmented.js';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import { LoanFacts } from './loan-facts.js';

interface LoanDraft {
  act: 'contribute' | 'withdraw';
  text: string;
}

const EMPTY: LoanDraft = { act: 'contribute', text: '' };

/** One crowdloan: what it is, and paying in or taking out. */
export function LoanForm({ account, settings, portfolio, id }: FormWorld & { id: number }) {
  const { t } = useTranslation();
  const key = draftKey(`crowdloan ${id}`, account.accountId, settings.networkId);
  const [draft, setDraft] = useState<LoanDraft>(() => keptDraft<LoanDraft>(key) ?? EMPTY);
  const change = (patch: Partial<LoanDraft>): void => {
    const next = { ...draft, ...patch };
    setDraft(next);
    keepDraft(key, next);
  };
  const typed = readTyped(draft.text);
  const paysIn = draft.act === 'contribute';
  const ask: OperationAsk = paysIn
    ? {
        kind: 'crowdloan-contribute',
        crowdloanId: id,
        amountRao: typed.base === null ? null : rao(typed.base),
      }
    : { kind: 'crowdloan-withdraw', crowdloanId: id };
  return (
    <OperationForm
      account={account}
      ask={ask}
      ready={!paysIn || typed.base !== null}
      reviewLabel={(quote) => {
        if (paysIn)
          return typed.base === null
            ? t('operation.review')
            : t('crowdloan.reviewIn', { amount: `${plainAmount(typed.base)}\u00a0${TAU}` });
        const mine = quote?.detail.kind === 'crowdloan' ? quote.detail.mineRao : 0n;
        return mine > 0n
          ? t('crowdloan.reviewOut', { amount: `${plainAmount(mine)}\u00a0${TAU}` })
          : t('crowdloan.reviewOutPlain');
      }}
      fields={(state) => (
        <>
          {state.quote ? <LoanFacts detail={state.quote.detail} quote={state.quote} /> : null}
          <Segmented<LoanDraft['act']>
            label={t('crowdloan.act')}
            hideLabel
            options={[
              { value: 'contribute', label: t('crowdloan.contribute') },
              { value: 'withdraw', label: t('crowdloan.withdraw') },
            ]}
            value={draft.act}
            onChange={(act) => change({ act })}
          />
          {paysIn ? (
            <MoneyField
              label={t('crowdloan.amount')}
              text={draft.text}
              token={null}
              fault={typed.fault}
              maximum={state.quote?.bounds.maximum ?? null}
              available={state.quote?.bounds.available ?? portfolio.balance.spendableRao}
              onChange={(text) => change({ text })}
            />
          ) : null}
        </>
      )}
      more={() => <p className="quiet tiny">{t(paysIn ? 'crowdloan.inText' : 'crowdloan.outText')}</p>}
    />
  );
}
