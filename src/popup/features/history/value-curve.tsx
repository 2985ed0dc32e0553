import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../core/amount/format.js';
import type { ValueHistory } from '../../../core/chain/history.js';
import { cx } from '../../components/cx.js';
import { NBSP, TAU } from '../../components/format.js';
import { Skeleton } from '../../components/skeleton.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { Signed } from '../holdings/gains.js';
import { signedPercent, toneOf } from '../market/figures.js';
import { LineChart } from '../market/line-chart.js';
import { PastState } from './past-state.js';

/** The total over time, alpha at the spot price of each sample. */
export function ValueCurve({ history }: { history: ValueHistory | null }) {
  const { t } = useTranslation();
  const textOf = useHiddenText();
  if (!history) return <Skeleton rows={4} tall />;
  const points = history.points.map(({ atMs, totalRao }) => ({ at: atMs, value: totalRao as bigint }));
  const [first, last] = [points[0]?.value, points.at(-1)?.value];
  return (
    <section
      className={cx('card pad-card history-curve', history.state === 'error' && 'market-old')}
      data-testid="value-curve"
    >
      <h2 className="part-title">{t('history.value')}</h2>
      {points.length > 1 ? (
        <LineChart label={t('history.value')} points={points} textOf={textOf} />
      ) : history.state === 'complete' ? (
        <p className="small quiet">{t('history.tooShort')}</p>
      ) : null}
      {first !== undefined && last !== undefined && points.length > 1 ? (
        <p className="small">
          <Signed value={last - first} />{' '}
          {first > 0n ? (
            <span className={toneOf(last - first)}>{signedPercent(last - first, first)}</span>
          ) : null}{' '}
          <span className="faint">{t('history.inRange')}</span>
        </p>
      ) : null}
      <PastState state={history.state} progress={history.progress} some={points.length > 0} />
      <p className="faint tiny">{t('history.atSpot')}</p>
    </section>
  );
}

/** Amounts as text; dots while amounts are hidden, the line keeps its shape. */
export function useHiddenText(): (value: bigint) => string {
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  return (value) => (hidden ? `\u2022\u2022\u2022\u2022${NBSP}${TAU}` : `${shortAmount(value)}${NBSP}${TAU}`);
}
