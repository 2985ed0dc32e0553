import { useTranslation } from 'react-i18next';
import type { LockPoint } from '../../../../core/operations/quote.js';
import { Amount } from '../../../components/amount.js';
import type { OperationState } from '../form/use-operation.js';

interface Token {
  netuid: number;
  symbol: string | null;
}

const WIDTH = 320;
const HEIGHT = 96;

/** What is locked and what is not, and how that goes on: as a picture and as the numbers behind it. */
export function LockOutlook({ state: { current }, token }: { state: OperationState; token: Token }) {
  const { t } = useTranslation();
  if (current?.detail.kind !== 'lock') return null;
  const { detail } = current;
  return (
    <section className="lock-outlook" data-testid="lock-outlook">
      <dl className="facts">
        <div className="fact">
          <dt>{t('lock.lockedNow')}</dt>
          <dd>
            <Amount base={detail.lockedBase} token={token} always />
          </dd>
        </div>
        <div className="fact">
          <dt>{t('lock.availableAfter')}</dt>
          <dd className="strong">
            <Amount base={detail.availableAfterBase} token={token} always />
          </dd>
        </div>
      </dl>
      <h2 className="field-label">{t('lock.curve')}</h2>
      <Curves decaying={detail.curve} perpetual={detail.curveIfPerpetual} />
      <Table decaying={detail.curve} perpetual={detail.curveIfPerpetual} token={token} />
    </section>
  );
}

function Curves({ decaying, perpetual }: { decaying: LockPoint[]; perpetual: LockPoint[] }) {
  const most = [...decaying, ...perpetual].reduce(
    (top, { lockedBase }) => (lockedBase > top ? lockedBase : top),
    1n as bigint,
  );
  const lastDay = Math.max(1, ...decaying.map(({ day }) => day));
  const line = (points: LockPoint[]): string =>
    points
      .map(({ day, lockedBase }) => {
        // Pixels, not money: a thousandth of the height is finer than any screen.
        const thousandths = (lockedBase * 1_000n) / most;
        const share = Number(thousandths) / 1_000;
        return `${((day / lastDay) * WIDTH).toFixed(1)},${(HEIGHT - share * HEIGHT).toFixed(1)}`;
      })
      .join(' ');
  return (
    <svg className="lock-curves" viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} aria-hidden="true">
      <polyline className="lock-line-perpetual" points={line(perpetual)} />
      <polyline className="lock-line" points={line(decaying)} />
    </svg>
  );
}

function Table({
  decaying,
  perpetual,
  token,
}: {
  decaying: LockPoint[];
  perpetual: LockPoint[];
  token: Token;
}) {
  const { t } = useTranslation();
  const shown = decaying.filter(({ day }) => [0, 7, 30, 90, 180, 365].includes(day));
  return (
    <table className="lock-table small">
      <caption className="visually-hidden">{t('lock.curveText')}</caption>
      <thead>
        <tr>
          <th scope="col" aria-label={t('lock.curve')} />
          <th scope="col">{t('lock.decaying')}</th>
          <th scope="col">{t('lock.perpetual')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((point) => (
          <tr key={point.day}>
            <th scope="row">{point.day === 0 ? t('lock.today') : t('lock.day', { count: point.day })}</th>
            <td>
              <Amount base={point.lockedBase} token={token} always />
            </td>
            <td>
              <Amount
                base={perpetual.find(({ day }) => day === point.day)?.lockedBase ?? point.lockedBase}
                token={token}
                always
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
