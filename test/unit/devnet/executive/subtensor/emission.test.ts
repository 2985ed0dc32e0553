import { describe, expect, it } from 'vitest';
import { emit } from '../../../../../devnet/executive/subtensor/emission.js';
import { emissionAt } from '../../../../../devnet/executive/subtensor/halving.js';
import { apiPrice, readPool } from '../../../../../devnet/executive/swap/index.js';
import { A, ALICE, createWorld, TAO } from './world.js';

/** Root's dividends are paid only while the sum of prices is above one. */
function priceyWorld() {
  const world = createWorld();
  world.state.set('SubtensorModule', 'SubnetMovingPrice', [A], 2n << 32n);
  return world;
}

function runBlocks(world: ReturnType<typeof createWorld>, count: number) {
  for (let i = 0; i < count; i += 1) {
    world.block.number += 1;
    emit(world.contextOf(ALICE));
  }
}

describe('emission', () => {
  it('halves at each half of what remains', () => {
    expect(emissionAt(0n)).toBe(TAO);
    expect(emissionAt(10_499_999n * TAO)).toBe(TAO);
    expect(emissionAt(10_500_000n * TAO)).toBe(TAO / 2n);
    expect(emissionAt(15_750_000n * TAO)).toBe(TAO / 4n);
  });

  it('feeds pools without moving their price', () => {
    const world = createWorld();
    const before = readPool(world.state, 3);
    runBlocks(world, 50);
    const after = readPool(world.state, 3);
    expect(after.tao).toBeGreaterThan(before.tao);
    expect(after.alpha).toBeGreaterThan(before.alpha);
    const drift = apiPrice(after) - apiPrice(before);
    expect(drift >= -1n && drift <= 1n).toBe(true);
  });

  it('raises every position with a validator when the epoch ends', () => {
    const world = createWorld();
    const hotkey = world.hotkey(0);
    const before = world.stake(hotkey, ALICE, A);
    runBlocks(world, 340);
    expect(world.stake(hotkey, ALICE, A)).toBe(before);
    runBlocks(world, 20);
    expect(world.stake(hotkey, ALICE, A)).toBeGreaterThan(before);
    const dividend = world.state.get('SubtensorModule', 'AlphaDividendsPerSubnet', A, hotkey) as bigint;
    const last = world.state.get('SubtensorModule', 'TotalHotkeyAlphaLastEpoch', hotkey, A) as bigint;
    const expected = before + (before * dividend) / (last - dividend);
    const off = world.stake(hotkey, ALICE, A) - expected;
    expect(off >= -1n && off <= 1n).toBe(true);
  });

  it('lets root stake claim its dividends, as root stake or as alpha', () => {
    const world = priceyWorld();
    const hotkey = world.hotkey(0);
    runBlocks(world, 360);
    const rates = world.state.get('SubtensorModule', 'RootClaimable', hotkey) as Array<[number, bigint]>;
    const rate = rates.find(([netuid]) => netuid === A)?.[1] ?? 0n;
    const owed = (rate * world.stake(hotkey, ALICE, 0)) >> 32n;
    expect(owed).toBeGreaterThan(500_000n);
    const keep = { new_root_claim_type: { type: 'Keep', value: undefined } };
    expect(world.call(ALICE, 'set_root_claim_type', keep)).toBe('ok');
    const held = world.stake(hotkey, ALICE, A);
    expect(world.call(ALICE, 'claim_root', { subnets: [A] })).toBe('ok');
    expect(world.stake(hotkey, ALICE, A)).toBe(held + owed);
    expect(world.call(ALICE, 'claim_root', { subnets: [A] })).toBe('ok');
    expect(world.stake(hotkey, ALICE, A)).toBe(held + owed);
    expect(world.call(ALICE, 'claim_root', { subnets: [] })).toBe('SubtensorModule.InvalidSubnetNumber');
  });

  it('sells claimed dividends for root stake by default', () => {
    const world = priceyWorld();
    const hotkey = world.hotkey(0);
    runBlocks(world, 360);
    const before = world.stake(hotkey, ALICE, 0);
    expect(world.call(ALICE, 'claim_root', { subnets: [A] })).toBe('ok');
    expect(world.stake(hotkey, ALICE, 0)).toBeGreaterThan(before);
  });

  it('starts new root stake without claims', () => {
    const world = priceyWorld();
    const hotkey = world.hotkey(1);
    runBlocks(world, 360);
    const held = world.stake(hotkey, ALICE, A);
    world.call(ALICE, 'add_stake', { hotkey, netuid: 0, amount_staked: 100n * TAO });
    world.call(ALICE, 'set_root_claim_type', { new_root_claim_type: { type: 'Keep', value: undefined } });
    world.call(ALICE, 'claim_root', { subnets: [A] });
    expect(world.stake(hotkey, ALICE, A)).toBe(held);
  });
});
