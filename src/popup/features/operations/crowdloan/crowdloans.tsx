import './crowdloan.css';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { AccountState, CrowdloanContribution } from '../../../../core/chain/account-state.js';
import type { Snapshot } from '../../../../core/chain/snapshot.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import words from '../../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useAccountStates } from '../../holdings/account-states.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { endText } from './end-text.js';
import { readLoanNumber } from './loan-number.js';

addWords(words);

/** `/do/crowdloans`: those the account is in, and a way to any other by its number. */
export default function Crowdloans() {
  const { t } = useTranslation();
  return (
    <OperationScreen title={t('crowdloan.title')} features={['crowdloans']}>
      {(world) => (
        <div className="loans scroll">
          <OpenByNumber />
          <Joined key={world.account.accountId} {...world} />
        </div>
      )}
    </OperationScreen>
  );
}

function OpenByNumber() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const id = readLoanNumber(text);
  const wrong = text.trim() !== '' && id === null;
  return (
    <form
      className="loan-number"
      onSubmit={(event) => {
        event.preventDefault();
        if (id !== null) navigate(`/do/crowdloan/${id}`);
      }}
    >
      <Field
        label={t('crowdloan.number')}
        hint={t('crowdloan.numberHint')}
        error={wrong ? t('crowdloan.notANumber') : undefined}
      >
        {({ id: field, describedBy, invalid }) => (
          <div className="loan-line">
            <input
              id={field}
              className="input"
              inputMode="numeric"
              autoComplete="off"
              value={text}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              data-testid="loan-number"
              onChange={(event) => setText(event.target.value)}
            />
            <Button type="submit" look="primary" aria-disabled={id === null}>
              {t('crowdloan.open')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}

function Joined({ account }: FormWorld) {
  const { t } = useTranslation();
  const reading = useAccountStates([account.address]);
  const snapshot = reading?.snapshot ?? null;
  const state = snapshot?.value.find(({ address }) => address === account.address);
  if (!snapshot || !state) {
    if (reading?.error) return <ErrorNotice error={reading.error} />;
    return <Skeleton rows={3} tall />;
  }
  if (state.crowdloans.kind !== 'known') return <Notice tone="caution">{t('crowdloan.unread')}</Notice>;
  const loans = state.crowdloans.value;
  return (
    <section aria-label={t('crowdloan.mineTitle')}>
      <h2 className="field-label">{t('crowdloan.mineTitle')}</h2>
      {loans.length === 0 ? (
        <p className="quiet small">{t('crowdloan.none')}</p>
      ) : (
        <ul className="card loan-rows">
          {loans.map((loan) => (
            <LoanRow key={loan.crowdloanId} loan={loan} snapshot={snapshot} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LoanRow({ loan, snapshot }: { loan: CrowdloanContribution; snapshot: Snapshot<AccountState[]> }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link href={`/do/crowdloan/${loan.crowdloanId}`} className="loan-row">
        <span className="row-main">
          <span className="row-name">{t('crowdloan.one', { id: loan.crowdloanId })}</span>
          <span className="row-under">
            {endText(t, loan, { block: snapshot.block.number, atMs: snapshot.atMs })}
          </span>
        </span>
        <Amount base={loan.contributedRao} />
        <ChevronRight size={16} className="faint" aria-hidden="true" />
      </Link>
    </li>
  );
}
