import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TABLE = 'docs/security-tests.md';
const CASES = 90;
/** Cases that only a release can prove; every other one has a test. */
const WITH_THE_RELEASE = new Set(['S89', 'S90']);

interface Claim {
  id: string;
  file: string;
  title: string;
}

/** Rows of the table: `| S43 | what | `file`: title<br>`file`: title |`. */
function claimsOf(markdown: string): Map<string, Claim[]> {
  const rows = new Map<string, Claim[]>();
  for (const line of markdown.split('\n')) {
    const [, id, tests] = /^\| (S\d+) \|.*? \| (.*) \|$/.exec(line) ?? [];
    if (!id || !tests) continue;
    if (rows.has(id)) throw new Error(`${id} stands there twice`);
    const claims = tests
      .replaceAll('\\|', '|')
      .split('<br>')
      .flatMap((text) => {
        const [, file, title] = /^`([^`]+)`: (.+)$/.exec(text) ?? [];
        return file && title ? [{ id, file: `test/${file}`, title }] : [];
      });
    rows.set(id, claims);
  }
  return rows;
}

/** What is wrong with a claim, or null. */
function faultOf({ id, file, title }: Claim): string | null {
  if (!existsSync(file)) return `${id}: there is no ${file}`;
  const [leading = ''] = /^(?:[A-Z]\d+[:,]? )+/.exec(title) ?? [];
  if (!leading.split(/[:,]? /).includes(id)) return `${id}: "${title}" does not begin with it`;
  const source = readFileSync(file, 'utf8');
  const quoted = ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
  return quoted ? null : `${id}: ${file} has no test "${title}"`;
}

describe('the table of security tests', () => {
  const rows = claimsOf(readFileSync(TABLE, 'utf8'));

  it('names every case once and in order', () => {
    expect([...rows.keys()]).toEqual(Array.from({ length: CASES }, (_, index) => `S${index + 1}`));
  });

  it('has a test for every case that needs no release', () => {
    const without = [...rows].filter(([, claims]) => claims.length === 0).map(([id]) => id);
    expect(without.filter((id) => !WITH_THE_RELEASE.has(id))).toEqual([]);
  });

  it('claims nothing that is not there', () => {
    expect([...rows.values()].flat().flatMap((claim) => faultOf(claim) ?? [])).toEqual([]);
  });

  it('would notice a file, a title or a number that went away', () => {
    const real = rows.get('S86')?.[0];
    if (!real) throw new Error('no row to damage');
    expect(faultOf(real)).toBeNull();
    expect(faultOf({ ...real, file: 'test/security/gone.test.ts' })).toContain('there is no');
    expect(faultOf({ ...real, title: `${real.title} too` })).toContain('has no test');
    expect(faultOf({ ...real, id: 'S1' })).toContain('does not begin with it');
  });
});
