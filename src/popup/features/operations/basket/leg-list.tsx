import { useTranslation } from 'react-i18next';
import type { TradeLeg } from '../../../../core/operations/quote.js';
import { errorParts } from '../../../components/error-text.js';
import { percentOfBps, priceText, TAU } from '../../../components/format.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { MoneyText } from '../form/money-text.js';
import type { OperationState } from '../form/use-operation.js';

/** Each trade with its own expected and guaranteed outcome and its own limit; what is left out says why. */
export function LegList({ state: { current } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (!current || (current.trades.length < 2 && current.detail.kind !== 'skipped')) return null;
  const skipped = current.detail.kind === 'skipped' ? current.detail.skipped : [];
  return (
    <section data-testid="legs">
      <h2 className="field-label">{t('basket.legs')}</h2>
      <ul className="legs">
        {current.trades.map((leg, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: legs have no identity but their place
          <Leg key={at} leg={leg} />
        ))}
        {skipped.map((one) => (
          <li key={`${one.netuid} ${one.hotkey}`} className="leg leg-skipped">
            <NetuidChip netuid={one.netuid} />
            <span className="row-main row-under">
              {t('basket.skipped')} {errorParts(t, one.reason).what}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Leg({ leg }: { leg: TradeLeg }) {
  const { t } = useTranslation();
  const from = leg.pay.token === 'alpha' ? leg.pay.netuid : null;
  const to = leg.expected.token === 'alpha' ? leg.expected.netuid : null;
  const isSwap = from !== null && to !== null && from !== 0 && to !== 0;
  return (
    <li className="leg">
      {from === null ? null : <NetuidChip netuid={from} />}
      {isSwap ? <span aria-hidden="true">{'\u2192'}</span> : null}
      {to === null ? null : <NetuidChip netuid={to} />}
      <span className="row-main">
        <span className="row-under">
          {t('basket.atLeast')} <MoneyText money={leg.atLeast} />
        </span>
        <span className="row-under faint">
          {t('basket.limit', {
            price: isSwap ? priceText(leg.limit) : `${priceText(leg.limit)}\u00a0${TAU}`,
          })}
          {' · '}
          {t('basket.impact', { value: percentOfBps(leg.impactBps) })}
        </span>
      </span>
      <span className="amount">
        {'\u2248\u00a0'}
        <MoneyText money={leg.expected} />
      </span>
    </li>
  );
}
