import { describe, expect, it } from 'vitest';
import { ESCROW } from '../../../../../devnet/executive/baskets/escrow.js';
import { spotValue } from '../../../../../devnet/executive/subtensor/trades.js';
import { readPool } from '../../../../../devnet/executive/swap/index.js';
import { encodeAddress } from '../../../../../src/core/address/index.js';
import { type NewerWorld, newerWorld } from './newer-world.js';
import { A, ALICE, B, BOB, TAO } from './world.js';

const PALLET = 'SubtensorModule';
const EVERYTHING = 2n ** 64n - 1n;
const held = (world: NewerWorld, netuid: number, hotkey = world.hotkey(0)) =>
  world.stake(hotkey, ALICE, netuid);
const someone = (number: number) => encodeAddress(new Uint8Array(32).fill(9).with(0, number));
const error = (name: string) => `SubtensorModule.${name}`;

/** The calls that move stake of validator 0 from one subnet to another one, or to validator 1 or Bob. */
const moves = (world: NewerWorld, netuid: number, alpha_amount: bigint) => {
  const [hotkey, other] = [world.hotkey(0), world.hotkey(1)];
  const within = { origin_netuid: netuid, destination_netuid: netuid, alpha_amount };
  const across = { origin_netuid: netuid, destination_netuid: B, alpha_amount };
  const hotkeys = { origin_hotkey: hotkey, destination_hotkey: other };
  const bound = { limit_price: 0n, allow_partial: false };
  return {
    move_stake: { ...within, ...hotkeys },
    move_stake_limit: { ...within, ...hotkeys, ...bound },
    swap_stake: { ...across, hotkey },
    swap_stake_limit: { ...across, hotkey, ...bound },
    transfer_stake: { ...within, hotkey, destination_coldkey: BOB },
    transfer_stake_and_hotkey: { ...within, ...hotkeys, destination_coldkey: BOB },
  };
};
const NAMES = Object.keys(moves(newerWorld(), A, 0n)) as Array<keyof ReturnType<typeof moves>>;

describe.each(NAMES)('%s with the newer rules of amounts', (name) => {
  it('T8 T9 T10 refuses a rao more than there is, and takes the largest number for everything', () => {
    const world = newerWorld();
    const over = moves(world, A, held(world, A) + 1n)[name];
    expect(world.call(ALICE, name, over)).toBe(error('NotEnoughStakeToWithdraw'));
    expect(held(world, A)).toBeGreaterThan(0n);
    expect(world.call(ALICE, name, moves(world, A, EVERYTHING)[name])).toBe('ok');
    expect(held(world, A)).toBe(0n);
  });

  it('T8 T9 T10 does not touch root stake in a hold, and does on the block it ends', () => {
    const world = newerWorld();
    const { state, block } = world;
    const hotkey = world.hotkey(0);
    state.set(PALLET, 'RootStakeUnlockInterval', [], 360n);
    expect(world.call(ALICE, 'add_stake', { hotkey, netuid: 0, amount_staked: TAO })).toBe('ok');
    block.number += 359;
    const move = () => world.call(ALICE, name, moves(world, 0, 10n * TAO)[name]);
    expect(move()).toBe(error('RootStakeLocked'));
    expect(world.call(ALICE, 'remove_stake', { hotkey, netuid: 0, amount_unstaked: TAO })).toBe(
      error('RootStakeLocked'),
    );
    block.number += 1;
    expect(move()).toBe('ok');
  });
});

describe('amounts', () => {
  it('T10 of 100,000 rao of value can be given away, and of 99,999 not', () => {
    const world = newerWorld();
    const pool = readPool(world.state, A);
    let least = 1n;
    while (spotValue(pool, least) < 100_000n) least += 100_000n - spotValue(pool, least);
    expect(spotValue(pool, least)).toBe(100_000n);
    for (const name of ['transfer_stake', 'transfer_stake_and_hotkey', 'move_stake'] as const) {
      expect([name, world.call(ALICE, name, moves(world, A, least - 100n)[name])]).toEqual([
        name,
        error('AmountTooLow'),
      ]);
      expect([name, world.call(ALICE, name, moves(world, A, least)[name])]).toEqual([name, 'ok']);
    }
  });

  it('T9 of a swap stay above 0.002 TAO; a gift across subnets may be smaller', () => {
    const world = newerWorld();
    const hotkey = world.hotkey(0);
    const across = { hotkey, origin_netuid: A, destination_netuid: B, alpha_amount: 20_000_000n };
    expect(world.call(ALICE, 'swap_stake', across)).toBe(error('AmountTooLow'));
    const before = world.stake(hotkey, BOB, B);
    expect(world.call(ALICE, 'transfer_stake', { ...across, destination_coldkey: BOB })).toBe('ok');
    expect(world.stake(hotkey, BOB, B)).toBeGreaterThan(before);
  });

  it('T7 of an exit are still capped at the position', () => {
    const world = newerWorld();
    const hotkey = world.hotkey(0);
    const more = { hotkey, netuid: A, amount_unstaked: held(world, A) + TAO };
    expect(world.call(ALICE, 'remove_stake', more)).toBe('ok');
    expect(held(world, A)).toBe(0n);
  });
});

describe('where stake may go', () => {
  it('T10 announces both hotkeys of a gift', () => {
    const world = newerWorld();
    expect(
      world.call(ALICE, 'transfer_stake_and_hotkey', moves(world, A, 20n * TAO).transfer_stake_and_hotkey),
    ).toBe('ok');
    expect(world.stake(world.hotkey(1), BOB, A)).toBe(20n * TAO);
    expect(world.find('StakeAndHotkeyTransferred')).toMatchObject({
      origin_coldkey: ALICE,
      destination_coldkey: BOB,
      origin_hotkey: world.hotkey(0),
      destination_hotkey: world.hotkey(1),
      origin_netuid: A,
      destination_netuid: A,
    });
  });

  it('T10 is not the account that holds the funds', () => {
    const world = newerWorld();
    const gift = { ...moves(world, A, 20n * TAO).transfer_stake, destination_coldkey: ESCROW };
    expect(world.call(ALICE, 'transfer_stake', gift)).toBe(error('CannotUseSystemAccount'));
  });

  it('T8 T10 is bounded: 256 validators of one’s own, 128 that others give', () => {
    const world = newerWorld();
    const { state } = world;
    const fill = (coldkey: string, count: number) =>
      state.set(
        PALLET,
        'StakingHotkeys',
        [coldkey],
        Array.from({ length: count }, (_, at) => someone(at)),
      );
    fill(BOB, 128);
    const give = () => world.call(ALICE, 'transfer_stake', moves(world, A, 20n * TAO).transfer_stake);
    expect(give()).toBe(error('TooManyStakingHotkeys'));
    fill(BOB, 127);
    expect(give()).toBe('ok');
    const stake = { hotkey: world.hotkey(2), netuid: A, amount_staked: TAO };
    fill(ALICE, 256);
    expect(world.call(ALICE, 'add_stake', stake)).toBe(error('TooManyStakingHotkeys'));
    expect(world.call(ALICE, 'move_stake', moves(world, A, 20n * TAO).move_stake)).toBe(
      error('TooManyStakingHotkeys'),
    );
    fill(ALICE, 255);
    expect(world.call(ALICE, 'add_stake', stake)).toBe('ok');
  });
});

it('T7 unstake_all sells sixteen positions, and the next call the rest', () => {
  const world = newerWorld();
  const { state } = world;
  const hotkey = world.hotkey(0);
  for (let netuid = 4; netuid < 21; netuid += 1) {
    state.set(PALLET, 'NetworksAdded', [netuid], true);
    state.set(PALLET, 'SubtokenEnabled', [netuid], true);
    const shares = { mantissa: TAO, exponent: 0n };
    state.set(PALLET, 'AlphaV2', [hotkey, ALICE, netuid], shares);
    state.set(PALLET, 'TotalHotkeySharesV2', [hotkey, netuid], shares);
    state.set(PALLET, 'TotalHotkeyAlpha', [hotkey, netuid], TAO);
  }
  const positions = () =>
    Array.from({ length: 21 }, (_, netuid) => held(world, netuid)).filter((stake) => stake > 0n).length;
  const before = positions();
  expect(before).toBeGreaterThan(16);
  expect(world.call(ALICE, 'unstake_all', { hotkey })).toBe('ok');
  expect(positions()).toBe(before - 16);
  expect(world.call(ALICE, 'unstake_all', { hotkey })).toBe('ok');
  expect(positions()).toBe(0);
});

it('T7 unstake_all passes root stake in a hold over', () => {
  const world = newerWorld();
  const hotkey = world.hotkey(0);
  world.state.set(PALLET, 'RootStakeUnlockInterval', [], 360n);
  world.call(ALICE, 'add_stake', { hotkey, netuid: 0, amount_staked: TAO });
  const root = held(world, 0);
  expect(world.call(ALICE, 'unstake_all', { hotkey })).toBe('ok');
  expect([held(world, 0), held(world, A)]).toEqual([root, 0n]);
});

describe('a miner’s bond', () => {
  function bonded() {
    const world = newerWorld();
    const owned = world.hotkey(0);
    world.state.set(PALLET, 'Owner', [owned], ALICE);
    return { ...world, owned };
  }

  it('T8 T10 takes free stake first and buys the rest fill-or-kill', () => {
    const world = bonded();
    const { owned: hotkey, state } = world;
    const [stake, free] = [held(world, A), world.free(ALICE)];
    const add = (alpha: bigint, limit_price: bigint) =>
      world.call(ALICE, 'add_collateral', { netuid: A, hotkey, alpha, limit_price });
    expect(add(stake - TAO, EVERYTHING)).toBe('ok');
    expect([held(world, A), world.free(ALICE)]).toEqual([stake, free]);
    expect(world.find('CollateralLocked')).toEqual({
      netuid: A,
      hotkey,
      locked: stake - TAO,
      total_locked: stake - TAO,
    });
    expect(add(11n * TAO, 1n)).toBe('Swap.PriceLimitExceeded');
    expect(add(10n ** 15n, 60_000_000n)).toBe(error('SlippageTooHigh'));
    expect(add(11n * TAO, EVERYTHING)).toBe('ok');
    expect(held(world, A) - stake).toBeGreaterThanOrEqual(10n * TAO);
    expect(held(world, A) - stake).toBeLessThan(10n * TAO + 100n);
    expect(world.free(ALICE)).toBeLessThan(free);
    expect(state.get(PALLET, 'ColdkeyMinerCollateral', A, ALICE)).toBe(stake + 10n * TAO);
    expect(state.get(PALLET, 'MinerCollateral', A, hotkey, ALICE)).toMatchObject({
      locked: stake + 10n * TAO,
    });
  });

  it('T8 T10 stays with its hotkey, even when there is other stake', () => {
    const world = bonded();
    const { owned: hotkey } = world;
    const bond = { netuid: A, hotkey, alpha: held(world, A) - 40n * TAO, limit_price: EVERYTHING };
    expect(world.call(ALICE, 'add_collateral', bond)).toBe('ok');
    world.call(ALICE, 'add_stake', { hotkey: world.hotkey(1), netuid: A, amount_staked: 50n * TAO });
    for (const name of ['move_stake', 'swap_stake', 'transfer_stake'] as const) {
      const over = moves(world, A, 80n * TAO)[name];
      expect([name, world.call(ALICE, name, over)]).toEqual([name, error('StakeUnavailable')]);
    }
    const exit = (amount_unstaked: bigint) =>
      world.call(ALICE, 'remove_stake', { hotkey, netuid: A, amount_unstaked });
    expect(exit(41n * TAO)).toBe(error('StakeUnavailable'));
    expect(exit(40n * TAO)).toBe('ok');
    expect(world.call(ALICE, 'unstake_all', { hotkey })).toBe('ok');
    expect(held(world, A)).toBe(bond.alpha);
  });

  it('T8 T10 has a floor, and belongs to the hotkey’s owner only', () => {
    const world = bonded();
    const { owned: hotkey, state } = world;
    const floor = (min_locked: bigint) =>
      world.call(ALICE, 'set_min_collateral', { netuid: A, hotkey, min_locked });
    expect(floor(5n)).toBe('ok');
    expect(world.find('MinCollateralSet')).toEqual({ netuid: A, hotkey, min_locked: 5n });
    expect(state.get(PALLET, 'MinerCollateral', A, hotkey, ALICE)).toMatchObject({ min_locked: 5n });
    expect(floor(0n)).toBe('ok');
    expect(state.get(PALLET, 'MinerCollateral', A, hotkey, ALICE)).toBeUndefined();
    const args = { netuid: A, hotkey, alpha: TAO, limit_price: EVERYTHING };
    expect(world.call(BOB, 'add_collateral', args)).toBe(error('NonAssociatedColdKey'));
    expect(world.call(ALICE, 'add_collateral', { ...args, hotkey: someone(1) })).toBe(
      error('HotKeyAccountNotExists'),
    );
  });
});
