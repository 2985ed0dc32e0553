import { useTranslation } from 'react-i18next';
import type { TradeLeg } from '../../../../core/operations/quote.js';
import { percentOfBps, priceTao, priceText } from '../../../components/format.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { MoneyText } from '../form/money-text.js';
import type { OperationState } from '../form/use-operation.js';

/** Each trade with its own expected and guaranteed outcome and its own limit. */
export function LegList({ state: { current } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (!current || current.issue || current.trades.length < 2) return null;
  return (
    <section data-testid="legs">
      <h2 className="field-label basket-part-title">{t('basket.legs')}</h2>
      <ul className="card">
        {current.trades.map((leg, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: legs have no identity but their place
          <Leg key={at} leg={leg} />
        ))}
      </ul>
      <p className="faint tiny basket-note">{t('basket.eachAlone')}</p>
    </section>
  );
}

function Leg({ leg }: { leg: TradeLeg }) {
  const { t } = useTranslation();
  const from = leg.pay.token === 'alpha' ? leg.pay.netuid : null;
  const to = leg.expected.token === 'alpha' ? leg.expected.netuid : null;
  const isSwap = from !== null && to !== null && from !== 0 && to !== 0;
  return (
    <li className="basket-leg">
      <span className="basket-chips">
        {from === null ? null : <NetuidChip netuid={from} />}
        {isSwap ? <span aria-hidden="true">{'\u2192'}</span> : null}
        {to === null ? null : <NetuidChip netuid={to} />}
      </span>
      <span className="row-main">
        <span className="row-under">
          {t('basket.limit', {
            price: isSwap ? priceText(leg.limit) : priceTao(leg.limit),
          })}
        </span>
        <span className="row-under">{t('basket.impact', { value: percentOfBps(leg.impactBps) })}</span>
      </span>
      <span className="basket-figures">
        <span className="amount">
          {'\u2248\u00a0'}
          <MoneyText money={leg.expected} />
        </span>
        <span className="amount row-under">
          {t('basket.atLeast')} <MoneyText money={leg.atLeast} />
        </span>
      </span>
    </li>
  );
}
