import { describe, expect, it } from 'vitest';
import { A, ALICE, B, BOB, createWorld, TAO } from './world.js';

/** Alice with a round position on A, the pools as the vectors have them. */
function movingWorld(held = 20_000n * TAO) {
  const world = createWorld();
  const hotkey = world.hotkey(3);
  world.state.set('SubtensorModule', 'AlphaV2', [hotkey, ALICE, A], { mantissa: held, exponent: 0n });
  world.state.set('SubtensorModule', 'TotalHotkeySharesV2', [hotkey, A], { mantissa: held, exponent: 0n });
  world.state.set('SubtensorModule', 'TotalHotkeyAlpha', [hotkey, A], held);
  return { ...world, from: hotkey };
}

describe('move_stake', () => {
  it('re-books within a subnet without a fee', () => {
    const world = movingWorld();
    const hotkey = world.from;
    const to = world.hotkey(2);
    const before = world.stake(to, ALICE, A);
    const args = { origin_hotkey: hotkey, destination_hotkey: to, origin_netuid: A, destination_netuid: A };
    expect(world.call(ALICE, 'move_stake', { ...args, alpha_amount: 100n * TAO })).toBe('ok');
    expect(world.stake(to, ALICE, A)).toBe(before + 100n * TAO);
    expect(world.stake(hotkey, ALICE, A)).toBe(19_900n * TAO);
    expect(world.events).toEqual([
      { name: 'StakeRemoved', fields: [ALICE, hotkey, 4_999_999_999n, 100n * TAO, A, 0n] },
      { name: 'StakeAdded', fields: [ALICE, to, 4_999_999_999n, 100n * TAO, A, 0n] },
      { name: 'StakeMoved', fields: [ALICE, hotkey, A, to, A, 4_999_999_999n] },
    ]);
    const dust = world.call(ALICE, 'move_stake', { ...args, alpha_amount: 39_999_999n });
    expect(dust).toBe('SubtensorModule.AmountTooLow');
  });

  it('fails for the first reason in the order of the chain', () => {
    const world = movingWorld();
    const { from: hotkey, state } = world;
    const swap = (origin_netuid: number, destination_netuid: number, alpha_amount: bigint) =>
      world.call(ALICE, 'swap_stake', { hotkey, origin_netuid, destination_netuid, alpha_amount });
    expect(swap(9, 9, 1n)).toBe('SubtensorModule.SameNetuid');
    expect(swap(A, 9, TAO)).toBe('SubtensorModule.SubnetNotExists');
    state.set('SubtensorModule', 'SubtokenEnabled', [B], false);
    expect(swap(A, B, TAO)).toBe('SubtensorModule.SubtokenDisabled');
    state.set('SubtensorModule', 'SubtokenEnabled', [B], true);
    expect(swap(A, B, 40_000_000n)).toBe('SubtensorModule.AmountTooLow');
    const limit = { hotkey, origin_netuid: A, destination_netuid: B, limit_price: 0n, allow_partial: false };
    expect(world.call(ALICE, 'swap_stake_limit', { ...limit, alpha_amount: 2n ** 60n })).toBe(
      'SubtensorModule.NotEnoughStakeToWithdraw',
    );
  });
});

describe('swap_stake and swap_stake_limit', () => {
  it('sell and buy with one fee on the origin', () => {
    const world = movingWorld();
    const hotkey = world.from;
    const before = world.stake(hotkey, ALICE, B);
    const args = { hotkey, origin_netuid: A, destination_netuid: B, alpha_amount: 5_000n * TAO };
    expect(world.call(ALICE, 'swap_stake', args)).toBe('ok');
    expect(world.stake(hotkey, ALICE, B) - before).toBe(5_991_697_732_878n);
    expect(world.events).toEqual([
      {
        name: 'StakeRemoved',
        fields: [ALICE, hotkey, 243_782_616_559n, 4_997_482_261_388n, A, 2_517_738_612n],
      },
      { name: 'StakeAdded', fields: [ALICE, hotkey, 243_782_616_559n, 5_991_697_732_878n, B, 0n] },
      { name: 'StakeSwapped', fields: [ALICE, hotkey, A, B, 243_782_616_559n] },
    ]);
  });

  it('take the fee on the destination when the origin is root', () => {
    const world = movingWorld();
    const hotkey = world.hotkey(0);
    const before = world.stake(hotkey, ALICE, A);
    const args = { hotkey, origin_netuid: 0, destination_netuid: A, alpha_amount: 500n * TAO };
    expect(world.call(ALICE, 'swap_stake', args)).toBe('ok');
    expect(world.stake(hotkey, ALICE, A) - before).toBe(9_519_242_088_012n);
  });

  it('cap the input by the ratio of prices', () => {
    const world = movingWorld();
    const hotkey = world.from;
    const args = { hotkey, origin_netuid: A, destination_netuid: B, alpha_amount: 15_000n * TAO };
    const swap = (limit_price: bigint, allow_partial: boolean) =>
      world.call(ALICE, 'swap_stake_limit', { ...args, limit_price, allow_partial });
    expect(swap(1_240_000_000n, true)).toBe('SubtensorModule.SlippageTooHigh');
    expect(swap(1_200_000_000n, false)).toBe('SubtensorModule.SlippageTooHigh');
    expect(swap(1_200_000_000n, true)).toBe('ok');
    expect(world.stake(hotkey, ALICE, A)).toBe(20_000n * TAO - 14_240_874_154_435n);
  });
});

describe('transfer_stake', () => {
  it('gives stake to another coldkey where both subnets let it', () => {
    const world = movingWorld();
    const { from: hotkey, state } = world;
    const args = { destination_coldkey: BOB, hotkey, origin_netuid: A, destination_netuid: A };
    state.set('SubtensorModule', 'TransferToggle', [A], false);
    const give = () => world.call(ALICE, 'transfer_stake', { ...args, alpha_amount: 10n * TAO });
    expect(give()).toBe('SubtensorModule.TransferDisallowed');
    state.set('SubtensorModule', 'TransferToggle', [A], true);
    expect(give()).toBe('ok');
    expect(world.stake(hotkey, BOB, A)).toBe(10n * TAO);
    expect(world.events.at(-1)).toEqual({
      name: 'StakeTransferred',
      fields: [ALICE, BOB, hotkey, A, A, 499_999_999n],
    });
  });
});

describe('set_coldkey_auto_stake_hotkey', () => {
  it('wants a registered hotkey, and a new one', () => {
    const world = createWorld();
    const set = (netuid: number, hotkey: string) =>
      world.call(ALICE, 'set_coldkey_auto_stake_hotkey', { netuid, hotkey });
    expect(set(9, world.hotkey(0))).toBe('SubtensorModule.SubnetNotExists');
    expect(set(A, BOB)).toBe('SubtensorModule.HotKeyNotRegisteredInSubNet');
    expect(set(A, world.hotkey(0))).toBe('ok');
    expect(set(A, world.hotkey(0))).toBe('SubtensorModule.SameAutoStakeHotkeyAlreadySet');
  });
});
