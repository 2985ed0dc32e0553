import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../../devnet/codec/index.js';
import { emit } from '../../../../../devnet/executive/subtensor/emission.js';
import { addStake, stakeOf } from '../../../../../devnet/executive/subtensor/stakes.js';
import { declaredMetadata } from '../../../../../devnet/metadata/index.js';
import { copyState, createStateDb } from '../../../../../devnet/state/index.js';
import type { EventRecord } from '../../../../../devnet/types.js';
import { newerWorld } from './newer-world.js';
import { A, ALICE, BOB, createWorld, TAO } from './world.js';

const phase = { type: 'Finalization', value: undefined } as const;

const REAL = '../shared/chain/metadata';
const OLDER = `${REAL}/finney-393.scale`;
const sources: Array<[string, () => Uint8Array]> = [['declared', () => declaredMetadata()]];
for (const spec of [424, 393]) {
  const file = `${REAL}/finney-${spec}.scale`;
  if (existsSync(file)) sources.push([String(spec), () => readFileSync(file)]);
}

describe.each(sources)('state and events under metadata %s', (_name, bytes) => {
  it('can all be encoded after calls and epochs', () => {
    const world = createWorld(createRuntimeCodec(bytes()));
    const { codec, db, state } = world;
    const hotkey = world.hotkey(0);
    const records: EventRecord[] = [];
    const run = (name: string, args: Record<string, unknown>) => {
      expect(world.call(ALICE, name, { hotkey, ...args })).toBe('ok');
      for (const event of world.events) {
        records.push({ phase: { type: 'ApplyExtrinsic', value: 0 }, pallet: 'SubtensorModule', ...event });
      }
    };
    run('add_stake', { netuid: A, amount_staked: 10n * TAO });
    run('remove_stake', { netuid: A, amount_unstaked: TAO });
    run('swap_stake', { origin_netuid: A, destination_netuid: 0, alpha_amount: TAO });
    const gift = { destination_coldkey: BOB, origin_netuid: A, destination_netuid: A, alpha_amount: TAO };
    run('transfer_stake', gift);
    run('set_coldkey_auto_stake_hotkey', { netuid: A });
    run('set_root_claim_type', { new_root_claim_type: { type: 'KeepSubnets', value: { subnets: [A] } } });
    for (let i = 0; i < 360; i += 1) {
      world.block.number += 1;
      emit(world.contextOf(ALICE));
    }
    run('claim_root', { subnets: [A] });
    expect(codec.encodeEvents(records).length).toBeGreaterThan(500);
    const held = world.stake(hotkey, ALICE, A);
    const { changedKeys } = db.seal(state, '0x01');
    const view = db.view('0x01');
    for (const key of changedKeys) view?.raw(key);
    expect(changedKeys.length).toBeGreaterThan(100);
    expect(held).toBeGreaterThan(100n * TAO);
  });
});

it('P5 T11 state and events of the newer runtime can all be encoded after its calls and epochs', () => {
  const world = newerWorld();
  const { codec, db, state } = world;
  const hotkey = world.hotkey(0);
  const records: EventRecord[] = [];
  const run = (name: string, args: Record<string, unknown>) => {
    expect([name, world.call(ALICE, name, args)]).toEqual([name, 'ok']);
    for (const event of world.events) {
      records.push({ phase: { type: 'ApplyExtrinsic', value: 0 }, pallet: 'SubtensorModule', ...event });
    }
  };
  state.set('SubtensorModule', 'SubnetMovingPrice', [A], 2n << 32n);
  state.set('SubtensorModule', 'Owner', [hotkey], ALICE);
  world.earn(hotkey, A, 400n * TAO);
  run('claim_root_with_hotkey', { hotkey });
  run('stake_into_basket', { hotkey, amount_staked: 10n * TAO });
  run('add_collateral', { netuid: A, hotkey, alpha: TAO, limit_price: 2n ** 64n - 1n });
  run('set_min_collateral', { netuid: A, hotkey, min_locked: 5n });
  run('lock_stake', { hotkey, netuid: A, amount: TAO });
  run('move_lock', { destination_hotkey: world.hotkey(1), netuid: A });
  run('set_perpetual_lock', { netuid: A, enabled: true });
  run('set_reject_locked_alpha', { enabled: false });
  run('transfer_stake_and_hotkey', {
    destination_coldkey: BOB,
    origin_hotkey: hotkey,
    destination_hotkey: world.hotkey(1),
    origin_netuid: A,
    destination_netuid: A,
    alpha_amount: 5n * TAO,
  });
  for (let i = 0; i < 380; i += 1) {
    world.block.number += 1;
    emit({
      ...world.contextOf(ALICE),
      deposit: (pallet, name, fields) => void records.push({ phase, pallet, name, fields }),
    });
  }
  run('claim_root', { subnets: [] });
  run('announce_coldkey_swap', { new_coldkey_hash: `0x${'11'.repeat(32)}` });
  expect(records.filter(({ name }) => name === 'BasketDeposited').length).toBeGreaterThan(2);
  expect(codec.encodeEvents(records).length).toBeGreaterThan(1_000);
  const { changedKeys } = db.seal(state, '0x01');
  const view = db.view('0x01');
  for (const key of changedKeys) view?.raw(key);
  expect(changedKeys.length).toBeGreaterThan(100);
});

describe('shares', () => {
  it.skipIf(!existsSync(OLDER))('take the older form where the metadata has no other', () => {
    const world = createWorld(createRuntimeCodec(readFileSync(OLDER)));
    const hotkey = world.hotkey(0);
    const bits = world.state.get('SubtensorModule', 'Alpha', hotkey, ALICE, A);
    expect(bits).toBe((100n * TAO) << 64n);
    expect(world.stake(hotkey, ALICE, A)).toBe(100n * TAO);
  });

  it.skipIf(!existsSync(OLDER))('come through an upgrade to the newer form', () => {
    const old = createWorld(createRuntimeCodec(readFileSync(OLDER)));
    old.db.seal(old.state, '0x01');
    const codec = createRuntimeCodec(declaredMetadata());
    const state = createStateDb(codec).child(null);
    const from = old.db.view('0x01');
    if (!from) throw new Error('no sealed state');
    copyState(from, state);
    const hotkey = old.hotkey(0);
    expect(stakeOf(state, hotkey, ALICE, A)).toBe(100n * TAO);
    addStake(codec, state, hotkey, ALICE, A, TAO);
    expect(stakeOf(state, hotkey, ALICE, A)).toBe(101n * TAO);
    expect(state.get('SubtensorModule', 'AlphaV2', hotkey, ALICE, A)).toMatchObject({ exponent: -9n });
  });
});
