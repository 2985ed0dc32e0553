import './charts.css';
import { cx } from '../../components/cx.js';
import { type ChartPoint, chartShape, TALL, WIDE } from './chart-shape.js';

/** A small line that shows the way, without numbers; the numbers stand beside it. Decoration for screen readers. */
export function Sparkline({ points, className }: { points: readonly ChartPoint[]; className?: string }) {
  const shape = chartShape(points);
  if (!shape) return null;
  const up = (points.at(-1)?.value ?? 0n) >= (points[0]?.value ?? 0n);
  return (
    <svg
      className={cx('spark', up ? 'chart-up' : 'chart-down', className)}
      viewBox={`0 -40 ${WIDE} ${TALL + 80}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="chart-area" d={shape.area} />
      <path className="chart-line" d={shape.line} />
    </svg>
  );
}
