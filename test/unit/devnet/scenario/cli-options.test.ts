import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCliOptions, UsageError } from '../../../../devnet/cli-options.js';

const folder = mkdtempSync(join(tmpdir(), 'kelvin-cli-'));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

afterAll(() => rmSync(folder, { recursive: true }));

describe('devnet command line', () => {
  it('starts the default chain on port 9944 with 12-second blocks when nothing is said', () => {
    expect(readCliOptions([])).toEqual({
      help: false,
      fault: null,
      devnet: {
        port: 9944,
        blockTimeMs: 12_000,
        autoSeal: false,
        finalityLag: 2,
        profile: '424',
        scenario: 'default',
        pastDays: 0,
      },
    });
  });

  it('reads every flag', () => {
    const argv = [
      '--port',
      '0',
      '--block-time',
      'manual',
      '--auto-seal',
      '--finality-lag',
      '0',
      '--fault',
      'lag:50',
      '--profile',
      'newer',
    ];
    expect(readCliOptions([...argv, '--scenario', '129x100x20', '--past-days', '30'])).toEqual({
      help: false,
      fault: { kind: 'lag', ms: 50 },
      devnet: {
        port: 0,
        blockTimeMs: 'manual',
        autoSeal: true,
        finalityLag: 0,
        profile: 'newer',
        scenario: { subnets: 129, validators: 60, accounts: 100, positionsPerAccount: 20 },
        pastDays: 30,
      },
    });
  });

  it('takes metadata as bytes and as hex', () => {
    const bytes = new TextEncoder().encode('meta\u000e rest');
    const paths = [file('a.scale', bytes), file('b.hex', `0x${Buffer.from(bytes).toString('hex')}\n`)];
    for (const path of paths) {
      expect(Buffer.from(readCliOptions(['--metadata', path]).devnet.metadata ?? [])).toEqual(
        Buffer.from(bytes),
      );
    }
  });

  it.each([
    [['--port', '99999'], '--port'],
    [['--port', 'abc'], '--port'],
    [['--block-time', '0'], '--block-time'],
    [['--block-time', 'often'], '--block-time'],
    [['--finality-lag', '-1'], '--finality-lag'],
    [['--profile', '475'], '--profile'],
    [['--profile', 'newer-pool'], '--profile'],
    [['--scenario', 'large'], '--scenario'],
    [['--fault', 'lag'], '--fault'],
    [['--metadata', '/nonexistent/file'], '--metadata'],
    [['--auto-seal'], '--auto-seal'],
    [['--colour'], '--colour'],
    [['stray'], 'stray'],
  ])('refuses %j and names the flag', (argv, flag) => {
    expect(() => readCliOptions(argv)).toThrow(UsageError);
    expect(() => readCliOptions(argv)).toThrow(flag);
  });

  it('refuses a file that is not metadata', () => {
    expect(() => readCliOptions(['--metadata', file('x', 'hello world')])).toThrow(/not runtime metadata/);
  });
});
