/** One row of the report: samples in the given unit, and the budget of the design where there is one. */
export interface Row {
  what: string;
  unit: 'ms' | 'KiB' | 'requests' | 'of loads';
  samples: number[];
  budget: number | null;
}

/** Middle value; of an even number the mean of the two in the middle. */
export function median(samples: number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) throw new Error('no samples');
  const lower = sorted[half - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/** Runs something `count` times, one after the other, and collects what each run answers. */
export async function repeat(count: number, run: (index: number) => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index += 1) samples.push(await run(index));
  return samples;
}

/** Milliseconds of one awaited action. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await action();
  return performance.now() - startedAt;
}

/** A markdown table: median, spread, budget, and whether it holds. */
export function table(rows: Row[]): string {
  const lines = rows.map(({ what, unit, samples, budget }) => {
    const middle = median(samples);
    const spread = samples.length > 1 ? `${text(Math.min(...samples))}–${text(Math.max(...samples))}` : '';
    const held = budget === null ? '' : middle <= budget ? 'held' : 'MISSED';
    return `| ${what} | ${text(middle)} ${unit} | ${spread} | ${samples.length} | ${budget === null ? '' : `<= ${budget}`} | ${held} |`;
  });
  return ['| what | median | spread | n | budget | |', '|---|---|---|---|---|---|', ...lines].join('\n');
}

function text(value: number): string {
  return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}
