import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Bench, RawClient } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());
const root = join(import.meta.dirname, '../../..');

/** Runs the command; `ready` resolves when it says so, `exit` with its code and output. */
function run(...flags: string[]) {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const child: ChildProcess = spawn(process.execPath, [tsx, join(root, 'devnet/cli.ts'), ...flags], {
    cwd: root,
  });
  let output = '';
  let markReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });
  const read = (chunk: Buffer): void => {
    output += chunk.toString();
    if (output.includes('Ready in')) markReady();
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  const exit = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
  bench.onClose(async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
  });
  return { child, ready, exit, output: () => output };
}

describe('npm run devnet', () => {
  it('prints endpoint, genesis and accounts, serves, and stops cleanly on SIGTERM', async () => {
    const devnet = run('--port', '0', '--scenario', 'small');
    await devnet.ready;
    const url = /ws:\/\/127\.0\.0\.1:\d+/.exec(devnet.output())?.[0] ?? '';
    const client = await RawClient.open(url);
    const { result } = await client.call('chain_getBlockHash', [0]);
    expect(devnet.output()).toContain(result);
    expect(devnet.output()).toContain('5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX');
    devnet.child.kill('SIGTERM');
    expect(await devnet.exit).toMatchObject({ code: 0, output: expect.stringContaining('stopped') });
  });

  it('says which port is busy and what to do', async () => {
    const busy = await bench.start();
    const port = new URL(busy.url).port;
    const { code, output } = await run('--port', port, '--scenario', 'small').exit;
    expect(code).toBe(1);
    expect(output).toMatch(/--port \d+ is in use.*another port/);
    expect(output).not.toContain('    at ');
  });

  it('says which metadata is unreadable', async () => {
    const { code, output } = await run('--metadata', join(root, 'package.json')).exit;
    expect(code).toBe(1);
    expect(output).toMatch(/--metadata: .*not runtime metadata/);
  });
});
