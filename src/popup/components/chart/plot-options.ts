import type { RefObject } from 'react';
import type uPlot from 'uplot';
import { axisTimeText } from './axis-time.js';
import type { ChartMark, ChartPoint } from './chart-points.js';

/** What is drawn now; read again with each drawing, so that the picture never has to be made anew. */
export interface Drawn {
  points: readonly ChartPoint[];
  marks: ReadonlyMap<number, ChartMark[]>;
  axisTextOf(value: bigint): string;
}

/** Room above and below the line, as a part of its height. */
const HEADROOM = 0.08;
const MARK_PX = 5;
const EDGE_PX = 22;
const FONT_PX = 11;

/** Points as the library wants them: seconds and floats. These become pixels and never money again. */
export function plotRows(points: readonly ChartPoint[]): uPlot.AlignedData {
  return [points.map(({ at }) => at / 1_000), points.map(({ value }) => Number(value))];
}

/** How a line is drawn, in the colours of the style sheet. */
export function plotOptions(element: HTMLElement, drawn: RefObject<Drawn>): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const font = `${FONT_PX}px ${colour('--sans') || 'sans-serif'}`;
  const axis = { stroke: () => colour('--faint'), font, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    // On the left there is room for half of the first date.
    padding: [8, 0, 0, 16],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      // Pointer and keys are read by the element around, which speaks as well.
      bind: Object.fromEntries(
        ['mousedown', 'mouseup', 'click', 'dblclick', 'mousemove', 'mouseleave', 'mouseenter'].map((name) => [
          name,
          () => null,
        ]),
      ) as uPlot.Cursor.Bind,
      points: {
        size: 9,
        width: 2,
        stroke: () => colour('--ground'),
        fill: () => colour('--chart-line'),
      },
    },
    scales: { y: { range: (_plot, low, high) => withHeadroom(low, high) } },
    axes: [
      {
        ...axis,
        space: 72,
        size: 22,
        gap: 6,
        grid: { show: false },
        // A label at the very edge would be cut in two.
        values: (plot, splits) =>
          splits.map((at) =>
            isNearEdge(plot, at) ? '' : axisTimeText(at * 1_000, spanOf(drawn.current.points)),
          ),
      },
      {
        ...axis,
        side: 1,
        space: 34,
        gap: 8,
        grid: { stroke: () => colour('--hairline'), width: 1 },
        size: (_plot, texts) =>
          14 + FONT_PX * 0.58 * Math.max(4, ...(texts ?? []).map((text) => text.length)),
        values: (_plot, splits) => splits.map((value) => drawn.current.axisTextOf(BigInt(Math.round(value)))),
      },
    ],
    series: [
      {},
      {
        stroke: () => colour('--chart-line'),
        fill: (plot) => shadeBelow(plot, colour('--chart-line')),
        width: 1.5,
        points: { show: false },
      },
    ],
    hooks: {
      draw: [(plot) => drawMarks(plot, drawn.current, { in: colour('--gain'), out: colour('--loss') })],
    },
  };
}

/** A line that never moves runs through the middle. */
function withHeadroom(low: number, high: number): [number, number] {
  const span = high - low;
  const room = span > 0 ? span * HEADROOM : Math.max(1, Math.abs(high) * HEADROOM);
  return [low - room, high + room];
}

const spanOf = (points: readonly ChartPoint[]): number => (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);

function isNearEdge(plot: uPlot, at: number): boolean {
  const left = plot.valToPos(at, 'x');
  return left < EDGE_PX || left > plot.over.clientWidth - EDGE_PX / 2;
}

function shadeBelow({ ctx, bbox }: uPlot, colour: string): CanvasGradient | string {
  // The first call comes before there is any room.
  if (!(bbox.height > 0) || colour === '') return 'transparent';
  const shade = ctx.createLinearGradient(0, bbox.top, 0, bbox.top + bbox.height);
  shade.addColorStop(0, `color-mix(in srgb, ${colour} 22%, transparent)`);
  shade.addColorStop(1, `color-mix(in srgb, ${colour} 0%, transparent)`);
  return shade;
}

/** Triangles at the points of own actions: up for in, down for out, so that the colour is not alone. */
function drawMarks(plot: uPlot, { points, marks }: Drawn, colours: Record<ChartMark['kind'], string>): void {
  const { ctx } = plot;
  const size = MARK_PX * devicePixelRatio;
  for (const [index, kept] of marks) {
    const point = points[index];
    if (!point) continue;
    const x = plot.valToPos(point.at / 1_000, 'x', true);
    const y = plot.valToPos(Number(point.value), 'y', true);
    for (const kind of new Set(kept.map((mark) => mark.kind))) {
      const way = kind === 'in' ? 1 : -1;
      // Bought: below the line and pointing up at it; sold: above and pointing down.
      const tip = y + way * size * 0.9;
      ctx.beginPath();
      ctx.moveTo(x, tip);
      ctx.lineTo(x - size, tip + way * size * 1.7);
      ctx.lineTo(x + size, tip + way * size * 1.7);
      ctx.closePath();
      ctx.fillStyle = colours[kind];
      ctx.fill();
    }
  }
}
