import { describe, expect, it } from 'vitest';
import { A, ALICE, AUTHOR, B, createWorld, TAO } from './world.js';

const NOBODY = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy';

describe('add_stake', () => {
  it('buys alpha, pays the fee to the author and tells both', () => {
    const world = createWorld();
    const hotkey = world.hotkey(0);
    const [free, held] = [world.free(ALICE), world.stake(hotkey, ALICE, A)];
    expect(world.call(ALICE, 'add_stake', { hotkey, netuid: A, amount_staked: 100n * TAO })).toBe('ok');
    expect(world.free(ALICE)).toBe(free - 100n * TAO);
    expect(world.free(AUTHOR)).toBe(50_354_772n);
    expect(world.stake(hotkey, ALICE, A)).toBe(held + 1_979_210_763_198n);
    expect(world.events).toEqual([
      { name: 'StakeAdded', fields: [ALICE, hotkey, 100n * TAO, 1_979_210_763_198n, A, 50_354_772n] },
    ]);
    expect(world.state.get('SubtensorModule', 'SubnetTAO', A)).toBe(10_000_000_000_000n + 99_949_645_228n);
  });

  it('stakes on root one for one', () => {
    const world = createWorld();
    const hotkey = world.hotkey(3);
    expect(world.call(ALICE, 'add_stake', { hotkey, netuid: 0, amount_staked: 5n * TAO })).toBe('ok');
    expect(world.stake(hotkey, ALICE, 0)).toBe(5n * TAO);
    expect(world.state.get('SubtensorModule', 'StakingHotkeys', ALICE)).toContain(hotkey);
  });

  it('fails for the first reason in the order of the chain', () => {
    const world = createWorld();
    const { state } = world;
    const hotkey = world.hotkey(0);
    const add = (netuid: number, amount_staked: bigint, to = hotkey) =>
      world.call(ALICE, 'add_stake', { hotkey: to, netuid, amount_staked });
    expect(add(A, 10_001_000n * TAO * 1_000n)).toBe('SubtensorModule.InsufficientLiquidity');
    expect(add(9, 1n)).toBe('SubtensorModule.SubnetNotExists');
    state.set('SubtensorModule', 'SubtokenEnabled', [B], false);
    expect(add(B, 1n)).toBe('SubtensorModule.SubtokenDisabled');
    expect(add(A, 2_001_006n)).toBe('SubtensorModule.AmountTooLow');
    expect(add(A, 1_000_000n * TAO, NOBODY)).toBe('SubtensorModule.NotEnoughBalanceToStake');
    expect(add(A, TAO, NOBODY)).toBe('SubtensorModule.HotKeyAccountNotExists');
    state.set('SubtensorModule', 'SubnetAlphaIn', [A], 999_999n);
    expect(add(A, TAO)).toBe('SubtensorModule.InsufficientLiquidity');
    state.set('SubtensorModule', 'SubnetAlphaIn', [A], 200_000_000_000_000n);
    expect(add(A, 2_001_007n)).toBe('ok');
  });

  it('never takes the existential deposit', () => {
    const world = createWorld();
    const free = world.free(ALICE);
    const args = { hotkey: world.hotkey(0), netuid: 0, amount_staked: free };
    expect(world.call(ALICE, 'add_stake', args)).toBe('ok');
    expect(world.free(ALICE)).toBe(500n);
  });
});

describe('add_stake_limit', () => {
  const ask = { netuid: A, limit_price: 50_500_000n, allow_partial: false };

  it('fills or kills, or fills in part up to the limit', () => {
    const world = createWorld();
    const hotkey = world.hotkey(0);
    const held = world.stake(hotkey, ALICE, A);
    const whole = { ...ask, hotkey, amount_staked: 60n * TAO };
    expect(world.call(ALICE, 'add_stake_limit', whole)).toBe('SubtensorModule.SlippageTooHigh');
    expect(world.call(ALICE, 'add_stake_limit', { ...whole, allow_partial: true })).toBe('ok');
    expect(world.stake(hotkey, ALICE, A) - held).toBe(992_561_957_984n);
    expect(world.events[0]?.fields).toEqual([
      ALICE,
      hotkey,
      49_900_748_528n,
      992_561_957_984n,
      A,
      25_127_408n,
    ]);
    expect(world.call(ALICE, 'add_stake_limit', { ...whole, limit_price: 50_499_999n })).toBe(
      'Swap.PriceLimitExceeded',
    );
  });

  it('has no room on root below a price of one', () => {
    const world = createWorld();
    const args = { ...ask, hotkey: world.hotkey(0), netuid: 0, amount_staked: TAO };
    expect(world.call(ALICE, 'add_stake_limit', { ...args, limit_price: TAO - 1n })).toBe(
      'SubtensorModule.SlippageTooHigh',
    );
    expect(world.call(ALICE, 'add_stake_limit', { ...args, limit_price: TAO })).toBe('ok');
  });
});
