import { describe, expect, it } from 'vitest';
import { A, ALICE, createWorld, TAO } from './world.js';

const out = (world: ReturnType<typeof createWorld>) =>
  world.state.get('SubtensorModule', 'SubnetAlphaOut', A) as bigint;

describe.each([
  ['recycle_alpha', 'AlphaRecycled', 5n * TAO],
  ['burn_alpha', 'AlphaBurned', 0n],
])('%s', (name, event, lowered) => {
  it('destroys part of a position', () => {
    const world = createWorld();
    const hotkey = world.hotkey(0);
    const [held, before] = [world.stake(hotkey, ALICE, A), out(world)];
    expect(world.call(ALICE, name, { hotkey, netuid: A, amount: 5n * TAO })).toBe('ok');
    expect(world.stake(hotkey, ALICE, A)).toBe(held - 5n * TAO);
    expect(before - out(world)).toBe(lowered);
    expect(world.events).toEqual([{ name: event, fields: [ALICE, hotkey, 5n * TAO, A] }]);
  });

  it('is not for root, nor for subnets and hotkeys that are not there', () => {
    const world = createWorld();
    const attempt = (hotkey: string, netuid: number) =>
      world.call(ALICE, name, { hotkey, netuid, amount: TAO });
    expect(attempt(world.hotkey(0), 0)).toBe('SubtensorModule.CannotBurnOrRecycleOnRootSubnet');
    expect(attempt(world.hotkey(0), 9)).toBe('SubtensorModule.SubnetNotExists');
    expect(attempt(ALICE, A)).toBe('SubtensorModule.HotKeyAccountNotExists');
  });
});

describe('add_stake_burn', () => {
  it('buys and burns at once, so that the position stays as it was', () => {
    const world = createWorld();
    const hotkey = world.hotkey(0);
    const [held, free] = [world.stake(hotkey, ALICE, A), world.free(ALICE)];
    expect(world.call(ALICE, 'add_stake_burn', { hotkey, netuid: A, amount: 10n * TAO })).toBe('ok');
    expect(world.stake(hotkey, ALICE, A)).toBe(held);
    expect(world.free(ALICE)).toBe(free - 10n * TAO);
    expect(world.events.map((event) => event.name)).toEqual(['StakeAdded', 'AlphaBurned', 'AddStakeBurn']);
  });

  it('is fill-or-kill where it has a limit', () => {
    const world = createWorld();
    const call = { hotkey: world.hotkey(0), netuid: A, amount: 60n * TAO, limit: 50_500_000n };
    expect(world.call(ALICE, 'add_stake_burn', call)).toBe('SubtensorModule.SlippageTooHigh');
  });
});
