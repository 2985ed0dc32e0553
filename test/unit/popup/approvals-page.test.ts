import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { THRESHOLDS } from '../../../src/background/explain/risks/thresholds.js';
import { PROXY_TYPES, SEVERITY } from '../../../src/background/explain/severity.js';
import words from '../../../src/popup/i18n/en/approval.json' with { type: 'json' };

const DOCS = resolve(import.meta.dirname, '../../../docs');
const IMAGES = resolve(DOCS, 'img/approvals');
const MOST_BYTES = 2_000_000;
const page = readFileSync(resolve(DOCS, 'approvals.md'), 'utf8');
/** Level and reason, by rule. */
const rows = new Map(
  [...page.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, code = '', level = '', when = '']) => [code, { level, when }],
  ),
);
const percent = (bps: number | bigint): string => `${Number(bps) / 100} %`;

describe('A5 the page about approvals', () => {
  it('has a row for each warning there are words for, and for no other', () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(words.approval.risk).sort());
  });

  it('gives the level of each call without rules of its own', () => {
    const missing = [...SEVERITY].filter(([, { code, level }]) => !rows.get(code)?.level.includes(level));
    expect(missing).toEqual([]);
  });

  it.each(['danger', 'caution', 'note'] as const)('names rights over an account that are a %s', (level) => {
    expect(Object.values(PROXY_TYPES)).toContain(level);
    expect(rows.get('proxy-grant')?.level).toContain(level);
  });

  it('says the numbers that the rules have', () => {
    const { priceFarBps, balanceShareBps, wealthShareBps, feeRao } = THRESHOLDS;
    const far = rows.get('price-far-from-quote')?.when;
    expect(far).toContain(percent(priceFarBps.caution));
    expect(far).toContain(percent(priceFarBps.danger));
    expect(rows.get('large-share')?.when).toContain(percent(balanceShareBps.caution));
    const wealth = rows.get('large-part-of-wealth')?.when;
    expect(wealth).toContain(percent(wealthShareBps.caution));
    expect(wealth).toContain(percent(wealthShareBps.danger));
    expect(page).toContain(`fee above ${feeRao / 1_000_000_000n} τ`);
  });

  it('shows twelve approvals, dark and light, and leaves no picture over', () => {
    const shown = [...page.matchAll(/src="img\/approvals\/([^"]+)"/g)].map(([, name = '']) => name);
    expect(shown.sort()).toEqual(readdirSync(IMAGES).sort());
    expect(shown).toHaveLength(24);
    expect(shown.every((name) => existsSync(resolve(IMAGES, name)))).toBe(true);
    expect(shown.reduce((sum, name) => sum + statSync(resolve(IMAGES, name)).size, 0)).toBeLessThan(
      MOST_BYTES,
    );
  });
});
