import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const folders: string[] = [];

function check(files: Record<string, string>, manifest = '{"dependencies":{}}') {
  const folder = mkdtempSync(join(tmpdir(), 'house-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({
    'package.json': manifest,
    'docs/dependencies.md': '',
    ...files,
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const run = spawnSync(
    process.execPath,
    [resolve('node_modules/tsx/dist/cli.mjs'), resolve('scripts/check-house.ts')],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return { code: run.status, text: run.stdout + run.stderr };
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('house rules', () => {
  it('passes a tree that keeps to its rooms', () => {
    const result = check({
      'src/core/a.ts': "import { b } from './b.js';\nexport const a = b;\n",
      'src/core/b.ts': 'export const b = 1;\n',
    });
    expect(result.text).toContain('2 files keep to their rooms');
    expect(result.code).toBe(0);
  });

  it('refuses the popup reaching into the background and @polkadot/api outside the engine', () => {
    const result = check({
      'src/popup/a.ts': "import { key } from '../background/vault/key.js';\nexport const a = key;\n",
      'src/background/vault/key.ts':
        "import { ApiPromise } from '@polkadot/api';\nexport const key = ApiPromise;\n",
    });
    expect(result.code).toBe(1);
    expect(result.text).toContain('popup may not import src/background/vault/key.ts');
    expect(result.text).toContain('background/vault may not import the package @polkadot/api');
  });

  it('refuses cycles, unknown rooms, floats for money and unpinned versions', () => {
    const result = check(
      {
        'src/core/a.ts': "import { b } from './b.js';\nexport const a = () => b;\n",
        'src/core/b.ts': "import { a } from './a.js';\nexport const b = () => a;\n",
        'src/misc/c.ts': 'export const c = 1;\n',
        'src/engine/d.ts': 'export const d = (amountRao: bigint) => Number(amountRao);\n',
        'src/core/BadName.ts': 'export const e = 1;\n',
      },
      '{"dependencies":{"left":"^1.0.0"}}',
    );
    expect(result.code).toBe(1);
    expect(result.text).toContain('cycle: src/core/a.ts -> src/core/b.ts -> src/core/a.ts');
    expect(result.text).toContain('src/misc/c.ts: belongs to no room');
    expect(result.text).toContain('src/engine/d.ts: `Number(amountRao` is banned');
    expect(result.text).toContain('src/core/BadName.ts: file names are kebab-case');
    expect(result.text).toContain('left ^1.0.0 is not an exact version');
  });

  it('S88 refuses a dependency without an exact version, and one that no line of the documents explains', () => {
    const result = check({}, '{"dependencies":{"loose":"^1.0.0","silent":"1.0.0"}}');
    expect(result.text).toContain('loose ^1.0.0 is not an exact version');
    expect(result.text).toContain('no line says why silent is there');
  });
});
