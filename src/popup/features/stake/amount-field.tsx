import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { exactAmount } from '../../../core/amount/format.js';
import { Amount } from '../../components/amount.js';
import { TAU, taoText } from '../../components/format.js';
import type { AmountIssue } from './validate-amount.js';

const SHARES = [25n, 50n, 75n] as const;

interface Props {
  text: string;
  onChange(text: string): void;
  issue: AmountIssue | null;
  spendableRao: bigint | null;
  maximumRao: bigint | null;
  expected: { netuid: number; base: bigint; symbol: string } | null;
}

/** The amount in TAO, what it becomes, and shortcuts that keep fee and smallest balance. */
export function AmountField({ text, onChange, issue, spendableRao, maximumRao, expected }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const said = issue && issue.code !== 'empty' ? issue : null;
  const fill = (share: bigint): void => {
    if (maximumRao !== null) onChange(exactAmount((maximumRao * share) / 100n));
  };
  return (
    <section className="card stake-amount">
      <label className="visually-hidden" htmlFor={id}>
        {t('stake.amount')}
      </label>
      <div className="stake-amount-line">
        <input
          id={id}
          className="stake-input"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('stake.amountPlaceholder')}
          value={text}
          aria-invalid={said ? true : undefined}
          aria-describedby={`${id}-issue`}
          data-testid="amount"
          onChange={(event) => onChange(event.target.value)}
        />
        <span className="stake-unit">{TAU}</span>
      </div>
      <div className="stake-under small quiet">
        <span aria-live="polite">
          {expected && expected.netuid !== 0 ? (
            <>
              {'\u2248 '}
              <Amount base={expected.base} token={expected} always />
            </>
          ) : null}
        </span>
        <span className="amount">
          {spendableRao === null ? null : t('stake.spendable', { amount: taoText(spendableRao) })}
        </span>
      </div>
      <div className="share-chips">
        {SHARES.map((share) => (
          <button
            key={String(share)}
            type="button"
            className="share-chip"
            disabled={maximumRao === null}
            aria-label={t('stake.percent', { value: String(share) })}
            onClick={() => fill(share)}
          >
            {`${share}\u00a0%`}
          </button>
        ))}
        <button
          type="button"
          className="share-chip"
          disabled={maximumRao === null}
          onClick={() => fill(100n)}
        >
          {t('stake.max')}
        </button>
      </div>
      <p id={`${id}-issue`} className="field-note field-error" role="alert" data-testid="amount-issue">
        {said ? <IssueText issue={said} onMax={() => fill(100n)} /> : null}
      </p>
    </section>
  );
}

function IssueText({ issue, onMax }: { issue: AmountIssue; onMax(): void }) {
  const { t } = useTranslation();
  const lost = t('stake.errors.nothingSent');
  switch (issue.code) {
    case 'empty':
      return null;
    case 'too-low':
      return (
        <>
          {t('stake.errors.tooLow', { minimum: taoText(issue.minimumRao) })} {lost}{' '}
          {t('stake.errors.tooLowNext')}
        </>
      );
    case 'too-high':
      return (
        <>
          {t('stake.errors.tooHigh', { maximum: taoText(issue.maximumRao) })} {lost}{' '}
          <button type="button" className="link" onClick={onMax}>
            {t('stake.errors.tooHighNext')}
          </button>
        </>
      );
    default:
      return (
        <>
          {t(`stake.errors.${issue.code}`)} {lost} {t(`stake.errors.${issue.code}Next`)}
        </>
      );
  }
}
