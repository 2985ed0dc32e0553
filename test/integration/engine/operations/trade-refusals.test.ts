import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DECLARED, FINNEY_424, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';
import { lockAll, move, REFUSALS } from './trade-refusal-cases.js';

describe.each([DECLARED, NEWER, ...FINNEY_424])('refused before signing on $name', (profile) => {
  let world: BalanceWorld;
  let hotkeys: string[];

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    hotkeys = world.devnet.validators.map(({ hotkey }) => hotkey);
  });
  afterAll(() => world.stop());

  const cases = REFUSALS.filter(({ newerOnly }) => !newerOnly || profile === NEWER);
  it.each(cases)('$titled: the chain says the same to the same bytes', async (entry) => {
    const changes = entry.poke?.(world, hotkeys) ?? [];
    const state = world.devnet.state();
    const before = changes.map(([item, args]) => [item, args, state.get('SubtensorModule', item, ...args)]);
    const pokes = (list: unknown[][]) =>
      world.poke(...list.map(([item, args, value]) => ['SubtensorModule', item, args, value] as never));
    if (changes.length > 0) await pokes(changes);
    try {
      const intent = entry.intent(world, hotkeys);
      const free = world.freeRao();
      expect(await world.buildSays(intent)).toBe(entry.check);
      expect(world.freeRao()).toBe(free);
      expect(await world.chainSays(intent)).toMatch(entry.chain);
      expect(world.freeRao()).toBeLessThan(free);
    } finally {
      if (changes.length > 0) await pokes(before);
    }
  });

  it('T7 T8 locks do not hinder a change of validator, and leave the rest of a subnet free', async () => {
    const [from, to] = hotkeys as [string, string];
    const [lock] = lockAll(world, hotkeys);
    if (!lock) throw new Error('there is a lock');
    await world.poke(['SubtensorModule', ...lock]);
    const intent = move(from, to);
    expect(await world.buildSays(intent)).toBeNull();
    expect(await world.chainSays(intent)).toBeNull();
    const ask = { hotkey: from, netuid: 1, toleranceBps: 50, allowPartial: false };
    const quote = await world.quote({ kind: 'unstake', amount: { by: 'whole' }, ...ask });
    expect(quote).toMatchObject({ issue: { code: 'stake/locked' }, intent: null });
    expect(quote.bounds.maximum).toBeLessThan(quote.bounds.available ?? 0n);
  });
});
