import { useTranslation } from 'react-i18next';
import { groupDigits, shortAmount } from '../../../core/amount/format.js';
import type { StakeQuote } from '../../../core/stake/types.js';
import { ageText } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { cx } from '../../components/cx.js';
import { percentOfBps, plainAmount, TAU } from '../../components/format.js';
import { Term } from '../../components/term.js';
import { symbolText } from '../../components/token-symbol.js';
import { useNow } from '../../state/use-now.js';

interface Props {
  quote: StakeQuote;
  symbol: string;
  pending: boolean;
  /** False while the quote at hand is about another amount or subnet: its numbers are not shown. */
  matches: boolean;
  allowPartial: boolean;
}

const WAITING = '\u2026';

/** Impact, fees, the guaranteed minimum, and how old all of it is. */
export function QuoteLines({ quote, symbol, pending, matches, allowPartial }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const isRoot = quote.netuid === 0;
  const token = { netuid: quote.netuid, symbol };
  const unit = symbolText(quote.netuid, symbol);
  return (
    <section className={cx('quote', pending && 'quote-old')} aria-busy={pending} data-testid="quote">
      <dl className="facts">
        {isRoot ? null : (
          <div className="fact">
            <dt>
              <Term name="impact" />
            </dt>
            <dd className="amount">{matches ? `${percentOfBps(quote.impactBps)}\u00a0%` : WAITING}</dd>
          </div>
        )}
        <div className="fact">
          <dt>{t('stake.fees')}</dt>
          <dd className="amount">
            {matches
              ? `${plainAmount(quote.networkFeeRao)} \u00b7 ${plainAmount(quote.poolFeeRao)}\u00a0${TAU}`
              : WAITING}
          </dd>
        </div>
        <div className="fact">
          <dt>{t(allowPartial ? 'stake.atLeastFilled' : 'stake.atLeast')}</dt>
          <dd className="strong" data-testid="minimum">
            {matches ? <Amount base={quote.minimumAlpha.base} token={token} always /> : WAITING}
          </dd>
        </div>
      </dl>
      {matches && quote.method === 'pool-maths' ? (
        <p className="quiet tiny" data-testid="pool-maths">
          {t('stake.poolMaths')}
        </p>
      ) : null}
      <p className="faint tiny quote-age">
        {pending
          ? t('stake.quoting')
          : t('stake.quoteAge', {
              block: groupDigits(String(quote.block.number)),
              age: ageText(t, quote.atMs, now),
            })}
      </p>
      <p className="visually-hidden" role="status">
        {pending
          ? ''
          : t('stake.quoteStatus', {
              expected: `${shortAmount(quote.expectedAlpha.base)} ${unit}`,
              minimum: `${shortAmount(quote.minimumAlpha.base)} ${unit}`,
            })}
      </p>
    </section>
  );
}
