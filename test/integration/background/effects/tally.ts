/** What became of requests of one family, that is of the outermost call. */
interface Row {
  asked: number;
  explained: number;
  refused: number;
  pool: number;
  carriedOut: number;
  partly: number;
  announced: number;
  unannounced: number;
  violations: number;
}
type Column = keyof Row;

const COLUMNS: readonly Column[] = [
  'asked',
  'explained',
  'refused',
  'pool',
  'carriedOut',
  'partly',
  'announced',
  'unannounced',
  'violations',
];

/** Counts by family, and names of refusals and failures. */
export class Tally {
  private readonly rows = new Map<string, Row>();
  readonly names = new Map<string, number>();

  count(family: string, column: Column): void {
    const row =
      this.rows.get(family) ?? (Object.fromEntries(COLUMNS.map((name) => [name, 0])) as unknown as Row);
    row[column] += 1;
    this.rows.set(family, row);
  }

  name(name: string): void {
    this.names.set(name, (this.names.get(name) ?? 0) + 1);
  }

  sum(column: Column): number {
    return [...this.rows.values()].reduce((sum, row) => sum + row[column], 0);
  }

  table(): string {
    const families = [...this.rows].sort(([a], [b]) => a.localeCompare(b));
    const line = (name: string, cells: ReadonlyArray<string | number>) =>
      [
        name.padEnd(46),
        ...cells.map((cell, at) => String(cell).padStart((COLUMNS[at]?.length ?? 0) + 2)),
      ].join('');
    return [
      line('family', COLUMNS),
      ...families.map(([family, row]) =>
        line(
          family,
          COLUMNS.map((column) => row[column]),
        ),
      ),
      line(
        'all',
        COLUMNS.map((column) => this.sum(column)),
      ),
      ...[...this.names].sort().map(([name, count]) => `${name}: ${count}`),
    ].join('\n');
  }
}
