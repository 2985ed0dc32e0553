import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../../core/amount/format.js';
import type { LockPoint } from '../../../../core/operations/quote.js';
import { Amount } from '../../../components/amount.js';
import { cx } from '../../../components/cx.js';
import { Term } from '../../../components/term.js';
import { symbolText } from '../../../components/token-symbol.js';
import type { OperationState } from '../form/use-operation.js';
import { LockCurves } from './lock-curves.js';

export interface LockToken {
  netuid: number;
  symbol: string | null;
}

const SHOWN_DAYS = [0, 7, 30, 90, 180, 365];

/** What is locked and what is not, and how that goes on: as a picture and as the numbers behind it. */
export function LockOutlook({
  state: { quote, current },
  token,
}: {
  state: OperationState;
  token: LockToken;
}) {
  const { t } = useTranslation();
  if (quote?.detail.kind !== 'lock') return null;
  const { lockedBase, availableAfterBase, perpetual, curve, curveIfPerpetual } = quote.detail;
  const shown = perpetual ? curveIfPerpetual : curve;
  const other = perpetual ? curve : curveIfPerpetual;
  const lastOther = other.at(-1);
  return (
    <section className={cx('lock-outlook', !current && 'lock-old')} data-testid="lock-outlook">
      <dl className="facts">
        <div className="fact">
          <dt>{t('lock.lockedNow')}</dt>
          <dd>
            <Amount base={lockedBase} token={token} always />
          </dd>
        </div>
        <div className="fact">
          <dt>{t('lock.availableAfter')}</dt>
          <dd className="strong">
            <Amount base={availableAfterBase} token={token} always />
          </dd>
        </div>
      </dl>
      <p className="quiet small">{t('lock.floor')}</p>
      {shown.length > 0 ? (
        <>
          <h2 className="field-label">{t('lock.curve')}</h2>
          <LockCurves shown={shown} other={other} />
          <Table points={shown} token={token} />
          {lastOther ? (
            <p className="quiet small">
              {t(perpetual ? 'lock.ifDecaying' : 'lock.ifPerpetual', {
                amount: `${shortAmount(lastOther.lockedBase)}\u00a0${symbolText(token.netuid, token.symbol)}`,
                conviction: shortAmount(lastOther.conviction),
              })}
            </p>
          ) : null}
          <p className="faint tiny">{t('lock.convictionText')}</p>
        </>
      ) : null}
    </section>
  );
}

function Table({ points, token }: { points: LockPoint[]; token: LockToken }) {
  const { t } = useTranslation();
  return (
    <table className="lock-table small">
      <caption className="visually-hidden">{t('lock.curveText')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('lock.after')}</th>
          <th scope="col">{t('lock.locked')}</th>
          <th scope="col">
            <Term name="conviction">{t('lock.conviction')}</Term>
          </th>
        </tr>
      </thead>
      <tbody>
        {points
          .filter(({ day }) => SHOWN_DAYS.includes(day))
          .map((point) => (
            <tr key={point.day}>
              <th scope="row">{point.day === 0 ? t('lock.today') : t('lock.day', { count: point.day })}</th>
              <td>
                <Amount base={point.lockedBase} token={token} always />
              </td>
              <td className="amount">{shortAmount(point.conviction)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
