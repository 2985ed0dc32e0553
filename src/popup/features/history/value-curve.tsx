import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits, percent, shortAmount } from '../../../core/amount/format.js';
import { ONE } from '../../../core/amount/money.js';
import type { ValueHistory } from '../../../core/chain/history.js';
import { Chart, type ChartMark } from '../../components/chart/chart.js';
import { cx } from '../../components/cx.js';
import { NBSP, TAU } from '../../components/format.js';
import { Skeleton } from '../../components/skeleton.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { Signed } from '../holdings/gains.js';
import { growthText } from '../holdings/value-change.js';
import { toneOf } from '../market/figures.js';
import { PastState } from './past-state.js';

const HUNDRED = 100n * ONE;
const MILLION = 1_000_000n * ONE;

interface Props {
  history: ValueHistory | null;
  marks?: readonly ChartMark[];
  /** Stands beside the title; without it the title stands elsewhere. */
  children?: ReactNode;
  /** What hinders it is told elsewhere. */
  bare?: boolean;
}

/** The total over time, alpha at the spot price of each sample. */
export function ValueCurve({ history, marks = [], children, bare }: Props) {
  const { t } = useTranslation();
  const textOf = useHiddenText();
  const axisTextOf = useHiddenAxis();
  const points = (history?.points ?? []).map(({ atMs, totalRao }) => ({
    at: atMs,
    value: totalRao as bigint,
  }));
  return (
    <section
      className={cx('card pad-card history-curve', history?.state === 'error' && 'market-old')}
      data-testid="value-curve"
    >
      {children ? (
        <div className="curve-head">
          <h2 className="part-title">{t('history.value')}</h2>
          {children}
        </div>
      ) : null}
      {history ? null : <Skeleton rows={4} tall />}
      {points.length > 1 ? (
        <Chart
          label={t('history.value')}
          points={points}
          textOf={textOf}
          axisTextOf={axisTextOf}
          marks={marks}
        />
      ) : history?.state === 'complete' ? (
        <p className="small quiet">{t('history.tooShort')}</p>
      ) : null}
      {points.length > 1 ? (
        <p className="small">
          <ValueGrowth history={history} /> <span className="faint">{t('history.inRange')}</span>
        </p>
      ) : null}
      {history && !bare ? (
        <PastState state={history.state} progress={history.progress} some={points.length > 0} />
      ) : null}
      <p className="faint tiny">{t('history.atSpot')}</p>
    </section>
  );
}

/** How much more the last sample says than the first, and by what part; nothing where there are no two. */
export function ValueGrowth({ history }: { history: ValueHistory | null }) {
  const [first, last] = [history?.points[0]?.totalRao, history?.points.at(-1)?.totalRao];
  if (!history || history.points.length < 2 || first === undefined || last === undefined) return null;
  return (
    <>
      <Signed value={last - first} />{' '}
      {first > 0n ? <span className={toneOf(last - first)}>{growthText(last - first, first)}</span> : null}
    </>
  );
}

/** Amounts as text; dots while amounts are hidden, the line keeps its shape. */
export function useHiddenText(): (value: bigint) => string {
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  return (value) => (hidden ? `\u2022\u2022\u2022\u2022${NBSP}${TAU}` : `${shortAmount(value)}${NBSP}${TAU}`);
}

/** The same for the scale beside a line, where room is short: near numbers stay apart, large ones are rough. */
export function useHiddenAxis(): (value: bigint) => string {
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  return (value) => (hidden ? '\u2022\u2022' : `${axisAmount(value)}${NBSP}${TAU}`);
}

function axisAmount(value: bigint): string {
  if (value >= MILLION) return `${percent(value, MILLION * 100n, 2)}${NBSP}M`;
  if (value >= HUNDRED) return groupDigits(String(value / ONE));
  return shortAmount(value, value >= ONE ? 2 : 4);
}
