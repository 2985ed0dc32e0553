import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface StepResult {
  name: string;
  ms: number;
  note: string;
  ok: boolean;
}

/** Runs named steps in order, times them, and keeps a screenshot of each. The first failure ends the walk. */
export class Walk {
  readonly results: StepResult[] = [];

  constructor(private readonly folder: string) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** `run` answers a note for the table and the page to photograph. */
  async step(name: string, run: () => Promise<{ note: string; page?: Page }>): Promise<void> {
    const startedAt = performance.now();
    try {
      const { note, page } = await run();
      this.record(name, startedAt, note, true);
      if (page) await this.photograph(page, name);
    } catch (error) {
      this.record(name, startedAt, firstLine(error), false);
      throw error;
    }
  }

  /** The table of steps with times. */
  table(): string {
    const width = Math.max(...this.results.map(({ name }) => name.length));
    return this.results
      .map(
        ({ name, ms, note, ok }) =>
          `${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(width)}  ${String(ms).padStart(6)} ms  ${note}`,
      )
      .join('\n');
  }

  private record(name: string, startedAt: number, note: string, ok: boolean): void {
    this.results.push({ name, ms: Math.round(performance.now() - startedAt), note, ok });
    console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}: ${note}`);
  }

  private async photograph(page: Page, name: string): Promise<void> {
    const number = String(this.results.length).padStart(2, '0');
    const file = `${number}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`;
    await page.screenshot({ path: join(this.folder, file) });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
