import './charts.css';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText } from '../../components/age.js';
import { type ChartPoint, chartShape, nearestPoint, TALL, WIDE } from './chart-shape.js';

interface Props {
  /** What the line is of: its name for screen readers and the head of its table. */
  label: string;
  points: readonly ChartPoint[];
  textOf(value: bigint): string;
  /** When a point was; `at` itself when it is a time. */
  timeOf?: (at: number) => number;
}

/** Most rows of the table below a chart: a screen reader reads all of them. */
const TABLE_ROWS = 31;

/** A value over time. Pointer or arrow keys read single points; the same numbers stand in a table below. */
export function LineChart({ label, points, textOf, timeOf = (at) => at }: Props) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<number | null>(null);
  const shape = chartShape(points);
  if (!shape) return null;
  const last = points.length - 1;
  const index = Math.min(picked ?? last, last);
  const point = points[index];
  const spot = shape.spots[index];
  const up = (points[last]?.value ?? 0n) >= (points[0]?.value ?? 0n);
  const say = point ? `${textOf(point.value)}, ${dateText(timeOf(point.at))}` : '';
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width > 0) setPicked(nearestPoint(points, (event.clientX - box.left) / box.width));
  };
  const step = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setPicked(Math.max(0, Math.min(last, to)));
  };
  return (
    <figure className="chart">
      <figcaption className="chart-caption">
        <span className="chart-value amount">{point ? textOf(point.value) : null}</span>
        <span className="faint tiny">{point ? dateText(timeOf(point.at)) : null}</span>
      </figcaption>
      {/* The reading head of the chart: a slider over its points. */}
      <div
        className={up ? 'chart-plot chart-up' : 'chart-plot chart-down'}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index}
        aria-valuetext={say}
        onPointerMove={follow}
        onPointerLeave={() => setPicked(null)}
        onKeyDown={step}
        onBlur={() => setPicked(null)}
      >
        <svg viewBox={`0 -30 ${WIDE} ${TALL + 60}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="chart-area" d={shape.area} />
          <path className="chart-line" d={shape.line} />
          {picked !== null && spot ? <path className="chart-head" d={`M${spot.x} -30V${TALL + 30}`} /> : null}
        </svg>
        <span className="chart-high tiny faint amount">{textOf(shape.high)}</span>
        <span className="chart-low tiny faint amount">{textOf(shape.low)}</span>
      </div>
      <details className="chart-table">
        <summary className="tiny faint">{t('market.asTable')}</summary>
        <table>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('market.date')}</th>
              <th scope="col">{t('market.value')}</th>
            </tr>
          </thead>
          <tbody>
            {thinned(points).map(({ at, value }) => (
              <tr key={at}>
                <th scope="row">{dateText(timeOf(at))}</th>
                <td className="amount">{textOf(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Newest first, evenly thinned to {@link TABLE_ROWS}; the first and the last point stay. */
function thinned(points: readonly ChartPoint[]): ChartPoint[] {
  const step = Math.max(1, Math.ceil((points.length - 1) / (TABLE_ROWS - 1)));
  return points.filter((_, index) => index === 0 || (points.length - 1 - index) % step === 0).reverse();
}
