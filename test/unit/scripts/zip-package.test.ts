import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';
import { sha256Hex, zipPackage } from '../../../scripts/zip-package.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: ReadonlyArray<readonly [path: string, text: string, time: number]>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kelvin-zip-'));
  folders.push(folder);
  for (const [path, text, time] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, time, time);
  }
  return folder;
}

it('Q9 S88 the same files give the same zip, whenever and in whatever order they were written', () => {
  const [manifest, script, icon] = [
    ['manifest.json', '{}', 1_000_000_000],
    ['src/a.js', 'let a;', 1_500_000_000],
    ['icons/τ.svg', '<svg/>', 1_700_000_000],
  ] as const;
  const one = zipPackage(folderWith([manifest, script, icon]));
  const other = zipPackage(
    folderWith([icon, script, manifest].map(([path, text]) => [path, text, 1_600_000_000] as const)),
  );
  expect(sha256Hex(other)).toBe(sha256Hex(one));
  const back = unzipSync(one);
  expect(Object.keys(back)).toEqual(['icons/τ.svg', 'manifest.json', 'src/a.js']);
  expect(strFromU8(back['src/a.js'] ?? new Uint8Array())).toBe('let a;');
});

it('Q9 S88 one byte in one file, or another name, gives another hash', () => {
  const hash = (path: string, text: string) =>
    sha256Hex(zipPackage(folderWith([[path, text, 1_000_000_000]])));
  const right = hash('a.js', 'let a;');
  expect(new Set([right, hash('a.js', 'let b;'), hash('b.js', 'let a;')]).size).toBe(3);
});
