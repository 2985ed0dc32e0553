import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sha256Hex, zipPackage } from '../../../scripts/zip-package.js';

const out = mkdtempSync(join(tmpdir(), 'kelvin-twice-'));

afterAll(() => rmSync(out, { recursive: true }));

/** A whole build in a process of its own, at a time and in a zone of its own. */
function build(into: string, zone: string): string {
  execFileSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts', 'chrome', '--out', into],
    {
      // Not the runner's own: its NODE_ENV would make another build.
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', TZ: zone },
      stdio: 'pipe',
    },
  );
  return sha256Hex(zipPackage(join(into, 'chrome')));
}

it('Q9 S88 two builds of one source give one hash', () => {
  const [here, there] = [build(join(out, 'one'), 'UTC'), build(join(out, 'two'), 'Asia/Kathmandu')];
  expect(there).toBe(here);
});
