import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryRange } from '../../../core/chain/history.js';
import type { MarketRow } from '../../../core/chain/market.js';
import { Age } from '../../components/age.js';
import { Chart, type ChartPoint } from '../../components/chart/chart.js';
import { cx } from '../../components/cx.js';
import { priceTao, priceText } from '../../components/format.js';
import { Segmented } from '../../components/segmented.js';
import { changeText, timeOfBlock, toneOf } from './figures.js';
import type { Market } from './use-market.js';
import { useOwnMarks } from './use-own-marks.js';
import { useRoom } from './use-room.js';

const RANGES = ['24h', '7d', '30d', '90d', '1y'] as const satisfies readonly HistoryRange[];
type Range = (typeof RANGES)[number];

/** The price of a subnet over a chosen range, with own purchases and sales on it. */
export function PriceChart({ row, market }: { row: MarketRow; market: Market }) {
  const { t } = useTranslation();
  const [range, setRange] = useState<Range>('30d');
  const line = useRoom('priceLine', { netuid: row.netuid, range });
  const marks = useOwnMarks(row.netuid, range);
  const points = usePoints(row, market, range, line?.range === range ? line.points : null);
  const text = priceTao;
  const reading = line?.state === 'reading' && line.progress.total > 0 ? line.progress : null;
  return (
    <section
      className={cx('card pad-card price-chart', market.old && 'market-old')}
      data-testid="price-chart"
    >
      <div className="price-head">
        <Segmented<Range>
          label={t('market.range')}
          hideLabel
          value={range}
          options={RANGES.map((value) => ({ value, label: t(`market.ranges.${value}`) }))}
          onChange={setRange}
        />
        {market.old && market.source ? <Age atMs={market.source.atMs} className="caution small" /> : null}
      </div>
      {points.length > 1 ? (
        <Chart
          label={t('market.priceOver', { range: t(`market.rangeLong.${range}`) })}
          points={points}
          textOf={text}
          axisTextOf={priceText}
          marks={marks}
          progress={reading}
        />
      ) : (
        <div className="price-none">
          <p className="kelvin-chart-value amount">{text(row.priceRaoPerAlpha)}</p>
          <p className="faint small">{t(`market.whyChart.${whyNone(row, line?.state ?? 'reading')}`)}</p>
        </div>
      )}
      {line?.state === 'no-archive' && points.length > 1 ? (
        <p className="faint tiny">{t('market.pastEnds')}</p>
      ) : line?.state === 'error' ? (
        <p className="faint tiny">{t('market.pastFailed')}</p>
      ) : null}
      <Windows row={row} />
    </section>
  );
}

function whyNone(row: MarketRow, state: 'reading' | 'complete' | 'no-archive' | 'error') {
  if (state === 'complete') return 'too-young';
  if (state !== 'reading') return state;
  const month = row.changes['30d'];
  return month.kind === 'unavailable' ? month.reason : 'not-read-yet';
}

/** What was read of the range, the daily prices of the list until then, and the price of now at its end. */
function usePoints(
  row: MarketRow,
  { source }: Market,
  range: Range,
  read: ReadonlyArray<{ atMs: number; priceRaoPerAlpha: bigint }> | null,
): ChartPoint[] {
  return useMemo(() => {
    const known: ChartPoint[] = (read ?? []).map(({ atMs, priceRaoPerAlpha }) => ({
      at: atMs,
      value: priceRaoPerAlpha,
    }));
    const now = source && { block: source.block.number, atMs: source.atMs };
    if (now && range === '30d' && known.length < row.spark.length)
      known.splice(
        0,
        known.length,
        ...row.spark.map(({ block, priceRaoPerAlpha }) => ({
          at: timeOfBlock(block, now),
          value: priceRaoPerAlpha as bigint,
        })),
      );
    const last = known.at(-1);
    if (now && (!last || now.atMs > last.at)) known.push({ at: now.atMs, value: row.priceRaoPerAlpha });
    return known;
  }, [row, source, range, read]);
}

function Windows({ row }: { row: MarketRow }) {
  const { t } = useTranslation();
  return (
    <ul className="windows">
      {(['1h', '24h', '7d', '30d'] as const).map((window) => {
        const change = row.changes[window];
        return (
          <li key={window}>
            <span className="faint tiny">{t(`market.window.${window}`)}</span>
            {change.kind === 'known' ? (
              <span className={cx('amount', toneOf(change.bps))}>{changeText(change)}</span>
            ) : (
              <span className="faint tiny">{t(`market.why.${change.reason}`)}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
