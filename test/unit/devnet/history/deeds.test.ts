import { describe, expect, it } from 'vitest';
import { planRegistrations } from '../../../../devnet/history/calendar.js';
import { planDeeds, stakingSince } from '../../../../devnet/history/deeds.js';
import { planScenario } from '../../../../devnet/scenario/scenario.js';

const LENGTH = 216_000;

describe.each(['small', 'default'] as const)('the past of the %s scenario', (name) => {
  const plan = planScenario(name);
  const registrations = planRegistrations(plan.subnets.length, LENGTH);
  const deeds = planDeeds(plan, LENGTH, registrations);

  it('P10 has something for each known account, one thing in a block, all of it inside the past', () => {
    expect(new Set(deeds.map(({ account }) => account))).toEqual(
      new Set(plan.accounts.map(({ address }) => address)),
    );
    const blocks = deeds.map(({ block }) => block);
    expect(blocks).toEqual([...new Set(blocks)].sort((a, b) => a - b));
    expect(blocks.every((block) => block > 1 && block < LENGTH)).toBe(true);
  });

  it('P10 buys no more than is held at the end, sells all of what is not, and nothing before a subnet is there', () => {
    const bought = new Map<string, bigint>();
    for (const deed of deeds) {
      if (deed.kind !== 'stake') continue;
      const key = `${deed.account}|${deed.hotkey}|${deed.netuid}`;
      bought.set(key, (bought.get(key) ?? 0n) + deed.units);
      expect(bought.get(key)).toBeGreaterThanOrEqual(0n);
      expect(deed.block).toBeGreaterThan(registrations.at(deed.netuid));
    }
    const held = new Map<string, bigint>();
    for (const { address, positions } of plan.accounts) {
      for (const { hotkey, netuid, amountRao } of positions) {
        const key = `${address}|${hotkey}|${netuid}`;
        held.set(key, (held.get(key) ?? 0n) + amountRao);
      }
    }
    for (const [key, units] of bought) expect(units, key).toBeLessThanOrEqual(held.get(key) ?? 0n);
    expect([...bought].filter(([key]) => !held.has(key)).map(([, units]) => units)).toEqual([0n]);
  });

  it('P10 tells since when an account stakes with a hotkey', () => {
    const since = stakingSince(plan, deeds);
    const [first] = deeds.filter((deed) => deed.kind === 'stake' && deed.units < 0n);
    if (first?.kind !== 'stake') throw new Error('nothing was sold');
    const opened = deeds.find((deed) => deed.kind === 'stake' && deed.hotkey === first.hotkey);
    expect(since(first.account, first.hotkey)).toBeGreaterThanOrEqual(0);
    expect(since(first.account, first.hotkey)).toBeLessThanOrEqual(opened?.block ?? 0);
    expect(since(first.account, 'nobody')).toBe(0);
  });
});

it('P7 two subnets of a large scenario are younger than the past, none of two', () => {
  const large = planRegistrations(129, LENGTH);
  expect([large.at(126), large.at(127), large.at(128)]).toEqual([0, 129_600, 194_400]);
  expect([large.after(0), large.after(129_600), large.after(194_400)]).toEqual([2, 1, 0]);
  expect([large.in(129_600), large.in(5)]).toEqual([[127], []]);
  expect(planRegistrations(2, LENGTH).after(0)).toBe(0);
});
