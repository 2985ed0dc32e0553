import {
  AccountId,
  compactBn,
  Option,
  Struct,
  Tuple,
  u16,
  u32,
  u64,
  u128,
  Vector,
} from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { callApi } from '../../../../../devnet/executive/api/index.js';
import { fundRows, navOf, spotValueOf } from '../../../../../devnet/executive/baskets/fund.js';
import { feeOf } from '../../../../../devnet/executive/fees.js';
import { newerWorld } from '../subtensor/newer-world.js';
import { A, ALICE, B, TAO } from '../subtensor/world.js';

const PALLET = 'SubtensorModule';
const account = AccountId(42);
const ONE = 2n ** 64n;
const position = Struct({
  hotkey: account,
  beta: u64,
  beta_total: u64,
  nav_tao: u64,
  value_tao: u64,
  spot_value_tao: u64,
});
const shown = Struct({
  hotkey: account,
  beta: u64,
  display_beta: u128,
  display_price: u128,
  value_tao: u64,
  spot_value_tao: u64,
  provisional: u16,
});

function funds() {
  const world = newerWorld();
  const hotkey = world.hotkey(0);
  world.earn(hotkey, A, 400n * TAO);
  world.earn(hotkey, B, 300n * TAO);
  world.flush(hotkey);
  return { ...world, hotkey0: hotkey };
}
const both = (hotkey: string, coldkey: string) => [account.enc(hotkey), account.enc(coldkey)];

describe('BetaBasketRuntimeApi', () => {
  it('P5 gives a position in shares, in money and at spot', () => {
    const { api, hotkey0: hotkey, state, owed } = funds();
    const rows = fundRows(state, hotkey);
    const shares = state.get(PALLET, 'BasketShares', hotkey) as bigint;
    const beta = owed(hotkey, ALICE);
    const expected = {
      hotkey,
      beta,
      beta_total: shares,
      nav_tao: navOf(rows),
      value_tao: (beta * navOf(rows)) / shares,
      spot_value_tao: (beta * spotValueOf(state, rows)) / shares,
    };
    expect(Option(position).dec(api('get_basket_position', ...both(hotkey, ALICE)))).toEqual(expected);
    expect(Vector(position).dec(api('get_root_basket_portfolio', account.enc(ALICE)))).toEqual([expected]);
    expect(u64.dec(api('get_basket_payout', ...both(hotkey, ALICE)))).toBe(expected.value_tao);
    expect([...api('get_basket_position', ...both(hotkey, hotkey))]).toEqual([0]);
    expect(u64.dec(api('get_root_basket_owed', account.enc(hotkey)))).toBe(0n);
  });

  it('P5 shows shares on a scale that is frozen per fund: shown shares times shown price are the spot value', () => {
    const world = funds();
    const { api, hotkey0: hotkey } = world;
    const read = () => {
      const bytes = api('get_beta_position', ...both(hotkey, ALICE));
      expect(bytes.at(-1)).toBe(0);
      return shown.dec(new Uint8Array([...bytes.slice(1), 0]));
    };
    const before = read();
    expect(before.display_price).toBeLessThanOrEqual(ONE);
    expect(before.display_price).toBeGreaterThan(ONE - ONE / 1_000n);
    const spot = (before.display_beta * before.display_price) / ONE / ONE;
    const off = spot - before.spot_value_tao;
    expect(off >= -2n && off <= 2n).toBe(true);
    world.state.set(PALLET, 'SubnetTAO', [A], (world.state.get(PALLET, 'SubnetTAO', A) as bigint) * 2n);
    const after = read();
    expect(after.display_beta).toBe(before.display_beta);
    expect(after.display_price).toBeGreaterThan(before.display_price);
  });

  it('P5 gives a fund’s contents, its value and what went in and out', () => {
    const world = funds();
    const { api, hotkey0: hotkey, state } = world;
    const rows = fundRows(state, hotkey);
    expect(Vector(Tuple(u16, u64, u64)).dec(api('get_validator_basket', account.enc(hotkey)))).toEqual(
      rows.map(({ netuid, alpha, value }) => [netuid, alpha, value]),
    );
    expect(u64.dec(api('get_validator_basket_nav', account.enc(hotkey)))).toBe(navOf(rows));
    expect(u64.dec(api('get_root_basket_total_nav'))).toBe(navOf(rows));
    const summary = Struct({
      hotkey: account,
      nav_tao: u64,
      spot_nav_tao: u64,
      shares: u64,
      deposited_tao: u64,
      redeemed_tao: u64,
      holdings: Vector(Struct({ netuid: u16, alpha: u64, spot_tao: u64, realizable_tao: u64 })),
    });
    const read = () => summary.dec(api('get_validator_basket_summary', account.enc(hotkey)));
    expect(read()).toMatchObject({ nav_tao: navOf(rows), deposited_tao: navOf(rows), redeemed_tao: 0n });
    world.call(ALICE, 'claim_root_with_hotkey', { hotkey });
    expect(read().redeemed_tao).toBe((world.find('RootClaimed') as { tao: bigint }).tao);
    expect(Vector(summary).dec(api('get_all_validator_baskets'))).toEqual([read()]);
  });

  it('P5 pages the prices of all funds', () => {
    const world = newerWorld();
    for (const at of [0, 1, 2]) {
      world.earn(world.hotkey(at), A, 100n * TAO);
      world.flush(world.hotkey(at));
    }
    const price = Struct({
      hotkey: account,
      prices: Tuple(u128, u128, u128, u128, u128, u128, u128),
      first_block: u64,
      provisional: Tuple(),
    });
    const bytesEach = 32 + 7 * 16 + 8 + 1 + 8 + 8 + 16;
    const page = (after: string | undefined, limit: number) => {
      const bytes = world.api('get_all_beta_pricing', Option(account).enc(after), u32.enc(limit));
      const count = (bytes[0] ?? 0) >> 2;
      const hotkeys = Array.from(
        { length: count },
        (_, at) => price.dec(bytes.slice(1 + at * bytesEach)).hotkey,
      );
      return { hotkeys, next: Option(account).dec(bytes.slice(1 + count * bytesEach)) };
    };
    const first = page(undefined, 2);
    expect(first.hotkeys).toHaveLength(2);
    expect(first.next).toBe(first.hotkeys[1]);
    const last = page(first.next, 2);
    expect(last.next).toBeUndefined();
    const all = [...first.hotkeys, ...last.hotkeys];
    expect(new Set(all)).toEqual(new Set([0, 1, 2].map((at) => world.hotkey(at))));
    expect(world.api('get_beta_pricing', account.enc(world.hotkey(0)))).toHaveLength(1 + bytesEach);
    expect([...world.api('get_beta_pricing', account.enc(ALICE))]).toEqual([0]);
  });

  it('P5 answers every other method', () => {
    const { api, hotkey0: hotkey } = funds();
    const [bag, stake] = Tuple(u128, u128).dec(api('get_beta_index'));
    expect(bag > 0n && stake >= ONE).toBe(true);
    expect([...api('get_basket_trading_status', account.enc(hotkey))]).toEqual(Array(26).fill(0));
    expect(api('get_beta_portfolio', account.enc(ALICE))[0]).toBe(1 << 2);
    expect(api('get_root_basket_claim_previews', account.enc(ALICE))[0]).toBe(1 << 2);
  });
});

it('P8 get_block_emission follows the issuance', () => {
  const { codec, state, block } = newerWorld();
  const validate = () => ({ ok: false, error: { kind: 'Invalid', name: 'Stale' } }) as const;
  const api = 'SubnetInfoRuntimeApi_get_block_emission';
  const read = () => u64.dec(callApi({ codec, fee: feeOf, validate }, state, block, api, new Uint8Array()));
  expect(read()).toBe(TAO / 2n);
  state.set(PALLET, 'TotalIssuance', [], 10n ** 15n);
  expect(read()).toBe(TAO);
});

it('P4 a bond is neither available nor locked', () => {
  const { codec, state, block, stake, hotkey } = newerWorld();
  const total = [0, 1, 2, 3, 4].reduce((sum, at) => sum + stake(hotkey(at), ALICE, A), 0n);
  state.set(PALLET, 'ColdkeyMinerCollateral', [A, ALICE], 40n * TAO);
  const validate = () => ({ ok: false, error: { kind: 'Invalid', name: 'Stale' } }) as const;
  const args = Tuple(Vector(account), Option(Vector(u16))).enc([[ALICE], [A]]);
  const api = 'StakeInfoRuntimeApi_get_stake_availability_for_coldkeys';
  const parts = Struct({ total: compactBn, locked: compactBn, available: compactBn });
  const shape = Vector(Tuple(account, Vector(Tuple(u16, parts))));
  expect(shape.dec(callApi({ codec, fee: feeOf, validate }, state, block, api, args))).toEqual([
    [ALICE, [[A, { total, locked: 0n, available: total - 40n * TAO }]]],
  ]);
});
