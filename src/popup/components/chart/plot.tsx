import 'uplot/dist/uPlot.min.css';
import { type RefObject, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { ChartMark, ChartPoint } from './chart-points.js';
import { type Drawn, plotOptions, plotRows } from './plot-options.js';

/** What the chart around asks of the drawing. */
export interface PlotReach {
  /** Time below a place on the screen, ms; null while nothing is drawn. */
  timeAt(clientX: number): number | null;
}

interface Props {
  points: readonly ChartPoint[];
  marks: ReadonlyMap<number, ChartMark[]>;
  /** The point that is read; null: none. */
  picked: number | null;
  axisTextOf(value: bigint): string;
  reach: RefObject<PlotReach | null>;
}

/** The picture of a chart, and nothing but the picture: what it says stands beside it. */
export default function Plot({ points, marks, picked, axisTextOf, reach }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const drawn = useRef<Drawn>({ points, marks, axisTextOf });
  drawn.current = { points, marks, axisTextOf };

  useEffect(() => {
    const element = box.current;
    // A browser that forbids canvases leaves the numbers: value, date and table say the same.
    if (!element || !document.createElement('canvas').getContext('2d')) return;
    const made = new uPlot(plotOptions(element, drawn), plotRows(drawn.current.points), element);
    plot.current = made;
    reach.current = {
      timeAt: (clientX) => {
        const { left, width } = made.over.getBoundingClientRect();
        return width > 0 ? made.posToVal(clientX - left, 'x') * 1_000 : null;
      },
    };
    const sized = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    sized.observe(element);
    // Colours are read from the style sheet with each drawing: another theme only has to draw again.
    const themed = new MutationObserver(() => made.redraw(false, true));
    themed.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'data-contrast'],
    });
    return () => {
      sized.disconnect();
      themed.disconnect();
      made.destroy();
      plot.current = null;
      reach.current = null;
    };
  }, [reach]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are drawn from what was kept above
  useEffect(() => {
    plot.current?.setData(plotRows(points));
  }, [points, marks]);

  useEffect(() => {
    const { current } = plot;
    const point = picked === null ? undefined : points[picked];
    if (!current) return;
    if (!point) current.setCursor({ left: -10, top: -10 }, false);
    else
      current.setCursor(
        { left: current.valToPos(point.at / 1_000, 'x'), top: current.valToPos(Number(point.value), 'y') },
        false,
      );
  }, [picked, points]);

  return <div ref={box} className="kelvin-chart-canvas" aria-hidden="true" />;
}
