import { useTranslation } from 'react-i18next';
import { Amount } from '../../../components/amount.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { QuoteTable } from '../form/quote-table.js';
import type { OperationState } from '../form/use-operation.js';
import { LegList } from './leg-list.js';

interface Props {
  /** Of the swaps, from the validators that have the stake today: where a validator stands changes no price. */
  swaps: OperationState;
  /** Of the first move between validators; the others cost the network the same. */
  move: OperationState;
  moves: number;
}

/** What the whole plan would bring and cost now. */
export function PlanQuote({ swaps, move, moves }: Props) {
  const { t } = useTranslation();
  const fee = move.current?.networkFeeRao ?? null;
  const error = swaps.current?.issue ?? swaps.error;
  return (
    <div className="plan-quote" data-testid="plan-quote">
      <QuoteTable state={swaps} />
      {swaps.current && fee !== null ? (
        <dl className="facts">
          <div className="fact">
            <dt>{t('rebalance.movesFee', { count: moves })}</dt>
            <dd className="amount">
              {'\u2248\u00a0'}
              <Amount base={fee * BigInt(moves)} always />
            </dd>
          </div>
        </dl>
      ) : null}
      {error ? <ErrorNotice error={error} /> : null}
      <LegList state={swaps} />
      <p className="faint tiny">{t('rebalance.estimate')}</p>
    </div>
  );
}
