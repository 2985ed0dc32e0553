import './chart.css';
import { type KeyboardEvent, lazy, type PointerEvent, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import words from '../../i18n/en/chart.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { dateText } from '../age.js';
import { cx } from '../cx.js';
import {
  type ChartMark,
  type ChartPoint,
  marksByPoint,
  nearestPoint,
  orderedPoints,
} from './chart-points.js';
import { ChartTable } from './chart-table.js';
import type { PlotReach } from './plot.js';

export type { ChartMark, ChartPoint } from './chart-points.js';

addWords(words);

const Plot = lazy(() => import('./plot.js'));

/** A step of Page Up and Page Down: a tenth of the line. */
const LEAPS = 10;

interface Props {
  /** What the line is of: its name for screen readers and the head of its table. */
  label: string;
  points: readonly ChartPoint[];
  /** A value in words, with its unit: `0.070313 τ`. */
  textOf(value: bigint): string;
  /** The same for the scale beside the line, where room is short; `textOf` otherwise. */
  axisTextOf?: (value: bigint) => string;
  /** Own actions, drawn on the line and told with the point they stand at. */
  marks?: readonly ChartMark[];
  /** Older samples being read; null when nothing is. */
  progress?: { done: number; total: number } | null;
  className?: string;
}

/**
 * A value over time. Pointer or arrow keys read single points; the same numbers stand in a table below, which needs no
 * picture. Nothing with fewer than two points: what is said instead is the caller's to know.
 */
export function Chart({ label, points, textOf, axisTextOf, marks = [], progress = null, className }: Props) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<number | null>(null);
  const reach = useRef<PlotReach | null>(null);
  const ordered = useMemo(() => orderedPoints(points), [points]);
  const marked = useMemo(() => marksByPoint(ordered, marks), [ordered, marks]);
  const last = ordered.length - 1;
  const index = Math.min(picked ?? last, last);
  const point = ordered[index];
  if (ordered.length < 2 || !point) return null;
  const here = picked === null ? [] : (marked.get(index) ?? []);
  const saidHere = here.map((mark) => mark.text).join(', ');
  const date = dateText(point.at);
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const at = reach.current?.timeAt(event.clientX);
    if (at !== undefined && at !== null) setPicked(nearestPoint(ordered, at));
  };
  const step = (event: KeyboardEvent): void => {
    const leap = Math.max(1, Math.round(last / LEAPS));
    const steps: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowDown: index - 1,
      ArrowRight: index + 1,
      ArrowUp: index + 1,
      PageDown: index - leap,
      PageUp: index + leap,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setPicked(Math.max(0, Math.min(last, to)));
  };
  const rising = (ordered[last]?.value ?? 0n) >= (ordered[0]?.value ?? 0n);
  return (
    <figure className={cx('kelvin-chart', rising ? 'kelvin-chart-up' : 'kelvin-chart-down', className)}>
      <figcaption className="kelvin-chart-caption">
        <span className="kelvin-chart-value amount">{textOf(point.value)}</span>
        <span className="faint tiny">
          {saidHere ? `${saidHere} \u00b7 ` : ''}
          {date}
        </span>
      </figcaption>
      {/* The reading head of the chart: a slider over its points. */}
      <div
        className="kelvin-chart-plot"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index}
        aria-valuetext={[textOf(point.value), date, ...here.map((mark) => mark.text)].join(', ')}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setPicked(null)}
        onKeyDown={step}
        onBlur={() => setPicked(null)}
        data-testid="chart"
      >
        <Suspense>
          <Plot
            points={ordered}
            marks={marked}
            picked={picked === null ? null : index}
            axisTextOf={axisTextOf ?? textOf}
            reach={reach}
          />
        </Suspense>
      </div>
      {progress && progress.done < progress.total ? (
        <div className="kelvin-chart-progress">
          <progress
            value={progress.done}
            max={progress.total}
            aria-label={t('chart.reading', { done: progress.done, total: progress.total })}
          />
          <span className="faint tiny">
            {t('chart.reading', { done: progress.done, total: progress.total })}
          </span>
        </div>
      ) : null}
      <ChartTable label={label} points={ordered} marks={marked} textOf={textOf} />
    </figure>
  );
}
