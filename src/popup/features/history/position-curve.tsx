import './history.css';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryRange, ValueHistory } from '../../../core/chain/history.js';
import { Chart } from '../../components/chart/chart.js';
import { Skeleton } from '../../components/skeleton.js';
import history from '../../i18n/en/history.json' with { type: 'json' };
import market from '../../i18n/en/market.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { Signed } from '../holdings/gains.js';
import { useRoom } from '../market/use-room.js';
import { stakeMarks, useMarks } from './marks.js';
import { PastState } from './past-state.js';
import { RangeChoice } from './range-choice.js';
import { useHiddenAxis, useHiddenText } from './value-curve.js';

addWords(market);
addWords(history);

interface Props {
  netuid: number;
  addresses: string[];
}

/** What the positions on one subnet were worth at spot, all validators together, with what was put in and taken out. */
export default function PositionCurve({ netuid, addresses }: Props) {
  const { t } = useTranslation();
  const [range, setRange] = useState<HistoryRange>('30d');
  const value = useRoom('valueHistory', { addresses, range });
  const past = useRoom('actions', { addresses, range });
  const wanted = useMemo(() => stakeMarks(netuid), [netuid]);
  const marks = useMarks(past, wanted);
  const textOf = useHiddenText();
  const axisTextOf = useHiddenAxis();
  const points = useMemo(() => (value ? pointsOf(value, netuid) : []), [value, netuid]);
  const [first, last] = [points[0]?.value, points.at(-1)?.value];
  return (
    <section className="card pad-card facts" data-testid="position-curve">
      <div className="curve-head">
        <h2 className="part-title">{t('history.value')}</h2>
        <RangeChoice value={range} onChange={setRange} />
      </div>
      {value === null ? <Skeleton rows={3} tall /> : null}
      {points.length > 1 ? (
        <Chart
          label={t('history.positionValue', { netuid })}
          points={points}
          textOf={textOf}
          axisTextOf={axisTextOf}
          marks={marks}
        />
      ) : value?.state === 'complete' ? (
        <p className="small quiet">{t('history.tooShort')}</p>
      ) : null}
      {first !== undefined && last !== undefined && points.length > 1 ? (
        <p className="small">
          <Signed value={last - first} /> <span className="faint">{t('history.inRange')}</span>
        </p>
      ) : null}
      {value ? <PastState state={value.state} progress={value.progress} some={points.length > 0} /> : null}
      <p className="faint tiny">{t('history.atSpot')}</p>
    </section>
  );
}

/** Spot value at each sample from the first that knew a position; one that was not there then counts nothing. */
function pointsOf({ points, positions }: ValueHistory, netuid: number): Array<{ at: number; value: bigint }> {
  const sums = new Map<number, bigint>();
  for (const line of positions)
    if (line.netuid === netuid)
      for (const { block, spotRao } of line.points) sums.set(block, (sums.get(block) ?? 0n) + spotRao);
  const begin = points.findIndex(({ block }) => (sums.get(block) ?? 0n) > 0n);
  if (begin < 0) return [];
  return points.slice(begin).map(({ block, atMs }) => ({ at: atMs, value: sums.get(block) ?? 0n }));
}
