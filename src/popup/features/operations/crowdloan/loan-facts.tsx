import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { percent } from '../../../../core/amount/format.js';
import type { OperationDetail, OperationQuote } from '../../../../core/operations/quote.js';
import { ShortAddress } from '../../../components/address.js';
import { Amount } from '../../../components/amount.js';
import { endText } from './end-text.js';

/** What a crowdloan has raised of its cap, when it ends, and what of it is mine. */
export function LoanFacts({ detail, quote }: { detail: OperationDetail; quote: OperationQuote }) {
  const { t } = useTranslation();
  if (detail.kind !== 'crowdloan') return null;
  const { raisedRao, capRao } = detail;
  const share = capRao > 0n ? percent(raisedRao, capRao, 1) : null;
  return (
    <section className="card loan" data-testid="loan">
      <div className="loan-raised">
        <Amount base={raisedRao} always />
        <span className="quiet small">
          {t('crowdloan.of')} <Amount base={capRao} always />
          {share === null ? null : ` \u00b7 ${share}\u00a0%`}
        </span>
      </div>
      {share === null ? null : (
        <svg className="loan-bar" role="presentation" aria-hidden="true">
          <rect className="loan-bar-ground" width="100%" height="100%" />
          <rect className="loan-bar-filled" width={`${share}%`} height="100%" />
        </svg>
      )}
      <dl className="facts small">
        <Line label={t('crowdloan.time')}>
          {endText(t, detail, { block: quote.block.number, atMs: quote.atMs })}
        </Line>
        <Line label={t('crowdloan.minimum')}>
          <Amount base={detail.minimumRao} precision="plain" always />
        </Line>
        <Line label={t('crowdloan.contributors')}>{detail.contributors}</Line>
        <Line label={t('crowdloan.creator')}>
          <ShortAddress address={detail.creator} />
        </Line>
        <Line label={t('crowdloan.mine')}>
          <Amount base={detail.mineRao} always />
        </Line>
      </dl>
    </section>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
