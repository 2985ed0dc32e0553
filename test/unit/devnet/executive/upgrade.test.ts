import { expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { ESCROW } from '../../../../devnet/executive/baskets/escrow.js';
import { fundRows, navOf } from '../../../../devnet/executive/baskets/fund.js';
import { sharesOwed } from '../../../../devnet/executive/baskets/owed.js';
import { createRuntime } from '../../../../devnet/executive/index.js';
import { rootOwed } from '../../../../devnet/executive/subtensor/root-claimed.js';
import { stakeOf } from '../../../../devnet/executive/subtensor/stakes.js';
import { addTo } from '../../../../devnet/executive/subtensor/storage.js';
import { copyState, createStateDb } from '../../../../devnet/state/index.js';
import { ALICE, hashOf, newerMetadata, TAO } from './chain.js';
import { createWorld } from './subtensor/world.js';

const PALLET = 'SubtensorModule';

it('P5 D4 what root stake had to claim becomes shares of the fund in the first block with baskets', () => {
  const before = createWorld();
  const hotkey = before.hotkey(0);
  const coldkeys = before.state
    .entries(PALLET, 'AlphaV2', hotkey)
    .filter(({ args }) => args[2] === 0)
    .map(({ args }) => String(args[1]));
  expect(coldkeys).toContain(ALICE);
  const root = before.state.get(PALLET, 'TotalHotkeyAlpha', hotkey, 0) as bigint;
  const alpha = 500n * TAO;
  addTo(before.state, 'SubnetAlphaOut', [1], alpha);
  before.state.set(PALLET, 'RootClaimable', [hotkey], [[1, (alpha << 32n) / root]]);
  const stakes = coldkeys.map((coldkey) => stakeOf(before.state, hotkey, coldkey, 0));
  const owed = coldkeys.map((coldkey, at) => rootOwed(before.state, hotkey, coldkey, 1, stakes[at] ?? 0n));
  before.db.seal(before.state, '0x01');
  const view = before.db.view('0x01');
  if (!view) throw new Error('no sealed state');

  const codec = createRuntimeCodec(newerMetadata());
  const state = createStateDb(codec).child(null);
  copyState(view, state);
  const block = { number: 11, parentHash: hashOf(10), timestampMs: 0, hashOf };
  createRuntime(codec).executeBlock(state, block, []);

  expect(coldkeys.map((coldkey) => stakeOf(state, hotkey, coldkey, 0))).toEqual(stakes);
  const held = stakeOf(state, hotkey, ESCROW, 1);
  expect(held).toBe(owed.reduce((sum, part) => sum + part, 0n));
  const shares = state.get(PALLET, 'BasketShares', hotkey) as bigint;
  const nav = navOf(fundRows(state, hotkey));
  expect(nav - shares >= 0n && nav - shares < TAO / 1_000n).toBe(true);
  coldkeys.forEach((coldkey, at) => {
    const expected = (shares * (owed[at] ?? 0n)) / held;
    const off = sharesOwed(state, hotkey, coldkey) - expected;
    expect(off >= -2n && off <= 2n).toBe(true);
  });
  expect(state.entries(PALLET, 'RootClaimable')).toEqual([]);
});
