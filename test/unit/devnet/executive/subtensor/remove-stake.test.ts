import { describe, expect, it } from 'vitest';
import { A, ALICE, AUTHOR, B, createWorld, TAO } from './world.js';

/** Alice with 3,000 alpha more on A. */
function stakedWorld() {
  const world = createWorld();
  const hotkey = world.hotkey(0);
  world.call(ALICE, 'add_stake', { hotkey, netuid: A, amount_staked: 160n * TAO });
  world.state.set('SubtensorModule', 'SubnetTAO', [A], 10_000_000_000_000n);
  world.state.set('SubtensorModule', 'SubnetAlphaIn', [A], 200_000_000_000_000n);
  world.state.remove('System', 'Account', AUTHOR);
  return { ...world, hotkey };
}

describe('remove_stake', () => {
  it('sells alpha, then the fee for the author', () => {
    const world = stakedWorld();
    const { hotkey } = world;
    const [free, held] = [world.free(ALICE), world.stake(hotkey, ALICE, A)];
    const amount = 2_000n * TAO;
    expect(world.call(ALICE, 'remove_stake', { hotkey, netuid: A, amount_unstaked: amount })).toBe('ok');
    expect(world.free(ALICE)).toBe(free + 98_960_538_159n);
    expect(world.stake(hotkey, ALICE, A)).toBe(held - amount);
    expect(world.events).toEqual([
      {
        name: 'StakeRemoved',
        fields: [ALICE, hotkey, 98_960_538_159n, amount - 1_007_095_445n, A, 1_007_095_445n],
      },
    ]);
    expect(world.free(AUTHOR)).toBeGreaterThan(49_000_000n);
    expect(world.state.get('SubtensorModule', 'SubnetAlphaIn', A)).toBe(200_000_000_000_000n + amount);
  });

  it('takes more than the position for all of it, and leaves nothing', () => {
    const world = stakedWorld();
    const { hotkey } = world;
    expect(world.call(ALICE, 'remove_stake', { hotkey, netuid: A, amount_unstaked: 2n ** 60n })).toBe('ok');
    expect(world.stake(hotkey, ALICE, A)).toBe(0n);
    expect(world.state.entries('SubtensorModule', 'AlphaV2', hotkey, ALICE, A)).toEqual([]);
  });

  it('fails for the first reason in the order of the chain', () => {
    const world = stakedWorld();
    const { hotkey, state } = world;
    const remove = (netuid: number, amount_unstaked: bigint) =>
      world.call(ALICE, 'remove_stake_limit', {
        hotkey,
        netuid,
        amount_unstaked,
        limit_price: netuid === A ? 49_999_000n : 0n,
        allow_partial: false,
      });
    expect(remove(9, 0n)).toBe('SubtensorModule.SubnetNotExists');
    expect(remove(A, 0n)).toBe('SubtensorModule.AmountTooLow');
    expect(remove(A, 2n ** 60n)).toBe('SubtensorModule.NotEnoughStakeToWithdraw');
    expect(remove(A, 1n)).toBe('SubtensorModule.InsufficientLiquidity');
    expect(remove(A, 30_000_000n)).toBe('SubtensorModule.AmountTooLow');
    expect(remove(A, 2_000n * TAO)).toBe('SubtensorModule.SlippageTooHigh');
    const limit = { hotkey, netuid: A, amount_unstaked: TAO, limit_price: 50_000_000n, allow_partial: false };
    expect(world.call(ALICE, 'remove_stake_limit', limit)).toBe('Swap.PriceLimitExceeded');
    state.set('SubtensorModule', 'SubtokenEnabled', [A], false);
    expect(world.call(ALICE, 'remove_stake', { hotkey, netuid: A, amount_unstaked: TAO })).toBe(
      'SubtensorModule.SubtokenDisabled',
    );
    expect(remove(A, TAO)).toBe('ok');
  });

  it('keeps locked alpha in the subnet', () => {
    const world = stakedWorld();
    const { hotkey, state, block } = world;
    const lock = { locked_mass: 3_000n * TAO, conviction: 0n, last_update: BigInt(block.number) };
    state.set('SubtensorModule', 'Lock', [ALICE, A, hotkey], lock);
    const remove = (amount_unstaked: bigint) =>
      world.call(ALICE, 'remove_stake', { hotkey, netuid: A, amount_unstaked });
    expect(remove(2_000n * TAO)).toBe('SubtensorModule.StakeUnavailable');
    expect(remove(100n * TAO)).toBe('ok');
    block.number += 648_000;
    expect(remove(1_500n * TAO)).toBe('ok');
  });
});

describe('remove_stake_limit', () => {
  it('fills in part down to the limit', () => {
    const world = stakedWorld();
    const { hotkey } = world;
    const held = world.stake(hotkey, ALICE, A);
    const args = { hotkey, netuid: A, amount_unstaked: 2_000n * TAO, limit_price: 49_500_000n };
    expect(world.call(ALICE, 'remove_stake_limit', { ...args, allow_partial: true })).toBe('ok');
    expect(held - world.stake(hotkey, ALICE, A)).toBe(1_008_070_663_528n);
  });
});

describe('remove_stake_full_limit, unstake_all and unstake_all_alpha', () => {
  it('leave a position whole or sell all of it', () => {
    const world = stakedWorld();
    const { hotkey } = world;
    const full = (limit_price: bigint | undefined) =>
      world.call(ALICE, 'remove_stake_full_limit', { hotkey, netuid: A, limit_price });
    expect(full(49_999_000n)).toBe('SubtensorModule.SlippageTooHigh');
    expect(full(1_000n)).toBe('ok');
    expect(world.stake(hotkey, ALICE, A)).toBe(0n);
    expect(full(undefined)).toBe('SubtensorModule.AmountTooLow');
  });

  it('pass over what cannot be sold without a word', () => {
    const world = stakedWorld();
    const { hotkey, state } = world;
    world.call(ALICE, 'add_stake', { hotkey, netuid: B, amount_staked: TAO });
    state.set('SubtensorModule', 'SubtokenEnabled', [B], false);
    expect(world.call(ALICE, 'unstake_all', { hotkey })).toBe('ok');
    expect([0, A].map((netuid) => world.stake(hotkey, ALICE, netuid))).toEqual([0n, 0n]);
    expect(world.stake(hotkey, ALICE, B)).toBeGreaterThan(0n);
    expect(world.events.map(({ name }) => name)).toEqual(['StakeRemoved', 'StakeRemoved']);
  });

  it('move alpha to root stake on the same hotkey', () => {
    const world = stakedWorld();
    const { hotkey } = world;
    const [free, root] = [world.free(ALICE), world.stake(hotkey, ALICE, 0)];
    expect(world.call(ALICE, 'unstake_all_alpha', { hotkey })).toBe('ok');
    expect(world.free(ALICE)).toBe(free);
    expect(world.stake(hotkey, ALICE, 0)).toBeGreaterThan(root + 150n * TAO);
    expect(world.call(ALICE, 'unstake_all_alpha', { hotkey })).toBe('SubtensorModule.AmountTooLow');
  });
});
