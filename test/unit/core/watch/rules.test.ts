import { describe, expect, it } from 'vitest';
import { applyReport } from '../../../../src/background/watchtower/apply.js';
import {
  compareRules,
  isRuleOver,
  type RuleReading,
  type RuleValue,
  type WatchRule,
} from '../../../../src/core/watch/rules.js';
import { kindsAt, OTHER, report, VALIDATOR } from './support.js';

const named = { id: 'rule', networkId: 'finney', netuid: 64 } as const;
type Rule<K extends WatchRule['kind']> = Extract<WatchRule, { kind: K }>;
const below: Rule<'price'> = { ...named, kind: 'price', side: 'below', priceRao: '50000000' };
const above: Rule<'price'> = { ...named, kind: 'price', side: 'above', priceRao: '50000000' };
/** Undefined: not looked at. */
const readingOf = <K extends WatchRule['kind']>(rule: Rule<K>, value: RuleValue<K> | undefined) =>
  ({
    kind: rule.kind,
    rule,
    value: value === undefined ? null : { kind: 'known', value },
  }) as unknown as RuleReading;

/** When a rule is told over a series of values; undefined: not looked at. */
function told<K extends WatchRule['kind']>(
  rule: Rule<K>,
  ...values: Array<RuleValue<K> | undefined>
): boolean[] {
  let before: string[] = [];
  return values.map((value) => {
    const { facts, told: next } = compareRules(before, [readingOf(rule, value)]);
    before = next;
    return facts.length > 0;
  });
}

describe('N3 a rule of the person', () => {
  it('tells a price once until it was back, and does not flutter at the limit', () => {
    expect(told(below, 60n, 60n)).toEqual([true, false]);
    const [low, edge, back] = [49_000_000n, 50_100_000n, 51_000_000n] as const;
    expect(told(below, back, low, low, edge, low, back, low)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(told(above, low, back, edge, back, low, back)).toEqual([false, true, false, false, false, true]);
    expect(told(below, 50_000_000n)).toEqual([false]);
  });

  it('tells a yield below, and nothing while it cannot be measured', () => {
    const rule: Rule<'yield'> = { ...named, kind: 'yield', hotkey: VALIDATOR, belowBps: 1_000 };
    expect(told(rule, null, 120_000n, 99_999n, null, 0n)).toEqual([false, false, true, false, false]);
  });

  it('tells of a validator that stops validating, and of a subnet near the end of the line', () => {
    const leaving: Rule<'validator'> = { ...named, kind: 'validator', hotkey: VALIDATOR };
    expect(told(leaving, 'validates', 'no-permit', 'gone', 'validates', 'gone')).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
    const closing: Rule<'closing'> = { ...named, kind: 'closing', places: 3 };
    expect(told(closing, null, 3, 2, 0, null, 1)).toEqual([false, false, true, false, false, true]);
  });

  it('keeps what it knows while a check does not look, and is over with the rule', () => {
    expect(told(below, 1n, undefined, 1n)).toEqual([true, false, false]);
    expect(isRuleOver('rule', [readingOf(below, undefined)])).toBe(null);
    expect(isRuleOver('rule', [readingOf(below, 1n)])).toBe(false);
    expect(isRuleOver('rule', [readingOf(below, 51_000_000n)])).toBe(true);
    expect(isRuleOver('rule', [])).toBe(true);
  });

  it('is nobody’s account’s alert, and is marked as over when the price is back', () => {
    const withPrice = (block: number, priceRao: bigint) =>
      report(block, {}, { rules: [readingOf(below, priceRao)] });
    const network = { networkId: 'finney', thorough: false };
    const first = applyReport(null, [], withPrice(10, 1n), network);
    expect(first?.raised).toMatchObject([{ address: null, facts: { kind: 'price-crossed', priceRao: 1n } }]);
    const second = applyReport(first?.seen ?? null, first?.alerts ?? [], withPrice(20, 60_000_000n), network);
    expect(second?.raised).toEqual([]);
    expect(second?.alerts.map(({ over }) => over)).toEqual([true]);
  });
});

describe('N1 K9 a shared account of the wallet', () => {
  const waiting = (approvals = 1, depositor = OTHER) => ({
    waiting: {
      kind: 'known' as const,
      value: [{ callHash: '0xab', depositor, approvals, threshold: 2 }],
    },
  });

  it('tells once for each call and depositor that an approval is awaited, with the first look too', () => {
    expect(kindsAt(report(1, waiting()))).toEqual(['approval-waits']);
    expect(kindsAt(report(1), report(2, waiting()))).toEqual(['approval-waits']);
    expect(kindsAt(report(1, waiting()), report(2, waiting()))).toEqual([]);
    expect(kindsAt(report(1, waiting()), report(2, waiting(2)))).toEqual([]);
    expect(kindsAt(report(1, waiting()), report(2), report(3, waiting()))).toEqual(['approval-waits']);
    expect(kindsAt(report(1, waiting()), report(2, waiting(1, VALIDATOR)))).toEqual(['approval-waits']);
    const unread = { waiting: { kind: 'unavailable' as const } };
    expect(kindsAt(report(1, waiting()), report(2, unread), report(3, waiting()))).toEqual([]);
  });
});
