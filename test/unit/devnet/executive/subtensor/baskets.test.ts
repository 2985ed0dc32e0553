import { AccountId, Option, Struct, u32, u64, Vector } from '@polkadot-api/substrate-bindings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ESCROW } from '../../../../../devnet/executive/baskets/escrow.js';
import { type NewerWorld, newerWorld } from './newer-world.js';
import { A, ALICE, B, BOB, TAO } from './world.js';

const PALLET = 'SubtensorModule';
const account = AccountId(42);
const preview = Option(
  Struct({
    hotkey: account,
    owed_shares: u64,
    accrued_tao: u64,
    redeemable_tao: u64,
    forfeited_tao_est: u64,
    rows: u32,
    rows_to_sell: u32,
    dust_rows: u32,
    swept: u32,
    flushed_credits: u32,
  }),
);

/** A world in which validator 0 earned on both subnets; who staked to it on root is owed something. */
function earning(): NewerWorld & { hotkey0: string } {
  const world = newerWorld();
  const hotkey0 = world.hotkey(0);
  world.earn(hotkey0, A, 400n * TAO);
  world.earn(hotkey0, B, 300n * TAO);
  world.flush(hotkey0);
  return { ...world, hotkey0 };
}
const previewOf = (world: NewerWorld, hotkey: string, coldkey: string) =>
  preview.dec(world.api('get_basket_claim_preview', account.enc(hotkey), account.enc(coldkey)));
const rootOf = (world: NewerWorld, hotkey: string, coldkey: string) => world.stake(hotkey, coldkey, 0);

describe('the funds of root validators', () => {
  it('P5 hold their stake on the escrow account that the runtime derives', () => {
    const text = Buffer.from('modlsubtensrbeta/esc');
    expect(Buffer.from(account.enc(ESCROW)).subarray(0, text.length)).toEqual(text);
    expect(
      account
        .enc(ESCROW)
        .slice(text.length)
        .every((byte) => byte === 0),
    ).toBe(true);
  });

  it('P5 credit dividends in kind: shares for a rao each at first, by value later', () => {
    const world = newerWorld();
    const hotkey = world.hotkey(0);
    world.earn(hotkey, A, 400n * TAO);
    expect(world.owed(hotkey, ALICE)).toBe(0n);
    expect(world.flush(hotkey)).toBe(1);
    const first = world.nav(hotkey);
    expect(world.stake(hotkey, ESCROW, A)).toBe(400n * TAO);
    expect(world.state.get(PALLET, 'BasketShares', hotkey)).toBe(first);
    expect(world.find('BasketDeposited')).toEqual({ hotkey, tao: first, shares: first });
    // The fund doubles without new shares, so that a share is worth twice as much.
    const owed = world.owed(hotkey, ALICE);
    world.earn(hotkey, B, 300n * TAO);
    world.flush(hotkey);
    const added = world.nav(hotkey) - first;
    expect(world.state.get(PALLET, 'BasketShares', hotkey)).toBe(first + added);
    expect(world.owed(hotkey, ALICE)).toBeGreaterThan(owed);
  });

  it('P5 owe each staker by its part of the root stake, and nobody more than there is', () => {
    const world = earning();
    const { hotkey0, state } = world;
    const owners = new Set(state.entries(PALLET, 'AlphaV2', hotkey0).map(({ args }) => String(args[1])));
    owners.delete(ESCROW);
    const shares = state.get(PALLET, 'BasketShares', hotkey0) as bigint;
    const owed = [...owners].map((coldkey) => world.owed(hotkey0, coldkey));
    const all = owed.reduce((sum, amount) => sum + amount, 0n);
    expect(all).toBeLessThanOrEqual(shares);
    expect(shares - all).toBeLessThan(100_000n);
    const rootStake = state.get(PALLET, 'TotalHotkeyAlpha', hotkey0, 0) as bigint;
    const expected = (shares * rootOf(world, hotkey0, ALICE)) / rootStake;
    expect(expected - world.owed(hotkey0, ALICE)).toBeLessThan(100_000n);
  });

  it('P5 keep what is owed when root stake comes and goes', () => {
    const world = earning();
    const { hotkey0: hotkey } = world;
    const owed = world.owed(hotkey, ALICE);
    expect(owed).toBeGreaterThan(TAO);
    expect(world.call(ALICE, 'add_stake', { hotkey, netuid: 0, amount_staked: 70n * TAO })).toBe('ok');
    expect(world.owed(hotkey, ALICE)).toBe(owed);
    const everything = { hotkey, netuid: 0, amount_unstaked: 10_000_000n * TAO };
    expect(world.call(ALICE, 'remove_stake', everything)).toBe('ok');
    expect(rootOf(world, hotkey, ALICE)).toBe(0n);
    expect(world.owed(hotkey, ALICE)).toBe(owed);
    expect(world.state.get(PALLET, 'BasketClaimed', hotkey, ALICE)).toBe(-owed);
    // And it can still be claimed, though there is no root stake any more.
    expect(world.call(ALICE, 'claim_root', { subnets: [] })).toBe('ok');
    expect(rootOf(world, hotkey, ALICE)).toBeGreaterThan(0n);
  });

  it('P5 earn nothing for stake that came later, and leave moved stake its rewards behind', () => {
    const world = earning();
    const { hotkey0: hotkey } = world;
    world.fund(BOB, 100n * TAO);
    expect(world.call(BOB, 'add_stake', { hotkey, netuid: 0, amount_staked: 50n * TAO })).toBe('ok');
    expect(world.owed(hotkey, BOB)).toBe(0n);
    const to = world.hotkey(1);
    const owed = world.owed(hotkey, ALICE);
    const move = { origin_hotkey: hotkey, destination_hotkey: to, origin_netuid: 0, destination_netuid: 0 };
    expect(world.call(ALICE, 'move_stake', { ...move, alpha_amount: 2n ** 64n - 1n })).toBe('ok');
    expect([world.owed(hotkey, ALICE), world.owed(to, ALICE)]).toEqual([owed, 0n]);
  });
});

it('P5 the cash of a fund is root stake that earns nothing', () => {
  const world = newerWorld();
  const { state } = world;
  const hotkey = world.hotkey(0);
  world.fund(BOB, 5_000n * TAO);
  expect(world.call(BOB, 'stake_into_basket', { hotkey, amount_staked: 1_000n * TAO })).toBe('ok');
  expect(rootOf(world, hotkey, ESCROW)).toBe(1_000n * TAO);
  const shares = state.get(PALLET, 'BasketShares', hotkey) as bigint;
  world.earn(hotkey, A, 400n * TAO);
  world.flush(hotkey);
  const earned = (state.get(PALLET, 'BasketShares', hotkey) as bigint) - shares;
  const stakers = (state.get(PALLET, 'TotalHotkeyAlpha', hotkey, 0) as bigint) - 1_000n * TAO;
  const expected = (earned * rootOf(world, hotkey, ALICE)) / stakers;
  expect(expected - world.owed(hotkey, ALICE)).toBeLessThan(1_000n);
  expect(world.owed(hotkey, BOB)).toBe(1_000n * TAO);
  // A second deposit makes the cash grow, and still nothing is owed on it.
  world.call(BOB, 'stake_into_basket', { hotkey, amount_staked: 1_000n * TAO });
  expect(world.owed(hotkey, ESCROW)).toBe(0n);
  expect(state.get(PALLET, 'BasketClaimed', hotkey, ESCROW)).toBe(0n);
});

describe('a claim', () => {
  it('T11 pays root stake with the validator, as the preview said, and burns what was owed', () => {
    const world = earning();
    const { hotkey0: hotkey } = world;
    const said = previewOf(world, hotkey, ALICE);
    const [before, shares] = [rootOf(world, hotkey, ALICE), world.owed(hotkey, ALICE)];
    const free = world.free(ALICE);
    expect(said).toMatchObject({
      owed_shares: shares,
      rows: 2,
      rows_to_sell: 2,
      dust_rows: 0,
      forfeited_tao_est: 0n,
    });
    expect(world.call(ALICE, 'claim_root_with_hotkey', { hotkey })).toBe('ok');
    const paid = said?.redeemable_tao ?? 0n;
    expect(paid).toBeGreaterThan(TAO);
    expect(paid).toBe(said?.accrued_tao);
    expect(rootOf(world, hotkey, ALICE)).toBe(before + paid);
    expect(world.free(ALICE)).toBe(free);
    expect(world.owed(hotkey, ALICE)).toBe(0n);
    expect(world.names()).toEqual(['BasketClaimed', 'RootClaimed']);
    expect(world.find('BasketClaimed')).toEqual({ hotkey, coldkey: ALICE, tao: paid });
    expect(world.find('RootClaimed')).toEqual({ coldkey: ALICE, tao: paid });
    expect(previewOf(world, hotkey, ALICE)).toBeUndefined();
  });

  it('T11 ignores the subnets it is given and takes every validator', () => {
    const world = earning();
    const other = world.hotkey(1);
    world.call(ALICE, 'add_stake', { hotkey: other, netuid: 0, amount_staked: 100n * TAO });
    world.earn(other, A, 200n * TAO);
    expect(world.call(ALICE, 'claim_root', { subnets: [1, 2, 3, 4, 5, 6, 7] })).toBe('ok');
    expect(world.names().filter((name) => name === 'BasketClaimed')).toHaveLength(2);
    expect([world.owed(world.hotkey0, ALICE), world.owed(other, ALICE)]).toEqual([0n, 0n]);
  });

  it('T11 below the threshold does nothing and says so', () => {
    const world = earning();
    const { hotkey0: hotkey } = world;
    const { redeemable_tao = 0n } = previewOf(world, hotkey, ALICE) ?? {};
    world.state.set(PALLET, 'RootClaimableThreshold', [0], (redeemable_tao << 32n) + 1n);
    const owed = world.owed(hotkey, ALICE);
    expect(world.call(ALICE, 'claim_root_with_hotkey', { hotkey })).toBe('ok');
    expect(world.names()).toEqual(['RootClaimed']);
    expect(world.find('RootClaimed')).toEqual({ coldkey: ALICE, tao: 0n });
    expect(world.owed(hotkey, ALICE)).toBe(owed);
    world.state.set(PALLET, 'RootClaimableThreshold', [0], redeemable_tao << 32n);
    expect(world.call(ALICE, 'claim_root_with_hotkey', { hotkey })).toBe('ok');
    expect(world.find('RootClaimed')).toEqual({ coldkey: ALICE, tao: redeemable_tao });
  });

  it('T11 passes dust over, forfeits it, and the preview says how much', () => {
    const world = earning();
    const { hotkey0: hotkey } = world;
    world.state.set(PALLET, 'BasketClaimSliceDustTao', [], 15n * TAO);
    world.state.set(PALLET, 'BasketClaimForfeitCapTao', [], 15n * TAO);
    world.state.set(PALLET, 'BasketClaimRowDustBps', [], 0);
    world.earn(hotkey, 3, 20_000n * TAO);
    world.flush(hotkey);
    const said = previewOf(world, hotkey, ALICE);
    expect(said?.dust_rows).toBeGreaterThan(0);
    expect(said?.redeemable_tao).toBeLessThan(said?.accrued_tao ?? 0n);
    const left = (said?.accrued_tao ?? 0n) - (said?.redeemable_tao ?? 0n) - (said?.forfeited_tao_est ?? 0n);
    expect(left >= -3n && left <= 3n).toBe(true);
    expect(world.call(ALICE, 'claim_root_with_hotkey', { hotkey })).toBe('ok');
    expect(world.find('BasketClaimDustSkipped')).toEqual({
      hotkey,
      coldkey: ALICE,
      rows: said?.dust_rows,
      forfeited_tao_est: said?.forfeited_tao_est,
    });
    expect(world.find('RootClaimed')).toEqual({ coldkey: ALICE, tao: said?.redeemable_tao });
    expect(world.owed(hotkey, ALICE)).toBe(0n);
  });

  it('T11 credits the queue first; only the preview has it counted', () => {
    const world = earning();
    const { hotkey0: hotkey } = world;
    world.earn(hotkey, A, 100n * TAO);
    const value = u64.dec(world.api('get_basket_payout', account.enc(hotkey), account.enc(ALICE)));
    const said = previewOf(world, hotkey, ALICE);
    expect(said?.flushed_credits).toBe(1);
    expect(said?.accrued_tao).toBeGreaterThan(value);
    expect(world.call(ALICE, 'claim_root_with_hotkey', { hotkey })).toBe('ok');
    expect(world.names()).toEqual(['BasketDeposited', 'BasketClaimed', 'RootClaimed']);
    expect(world.find('RootClaimed')).toEqual({ coldkey: ALICE, tao: said?.redeemable_tao });
  });

  it('T11 of a single owner empties the fund', () => {
    const world = newerWorld();
    const hotkey = world.hotkey(4);
    for (const { coldkey } of [...world.plan.validators, { coldkey: ALICE }]) {
      const held = rootOf(world, hotkey, coldkey);
      if (held > 0n) world.call(coldkey, 'remove_stake', { hotkey, netuid: 0, amount_unstaked: held });
    }
    world.state.set(PALLET, 'StakingHotkeys', [BOB], []);
    world.fund(BOB, 100n * TAO);
    world.call(BOB, 'stake_into_basket', { hotkey, amount_staked: 10n * TAO });
    expect(world.owed(hotkey, BOB)).toBe(10n * TAO);
    expect(world.call(BOB, 'claim_root_with_hotkey', { hotkey })).toBe('ok');
    expect([world.nav(hotkey), rootOf(world, hotkey, BOB)]).toEqual([0n, 10n * TAO]);
    expect(world.state.get(PALLET, 'BasketShares', hotkey)).toBe(0n);
  });

  it('T11 is refused when it is too heavy, and while funds are set up', () => {
    const world = earning();
    const { hotkey0: hotkey, state } = world;
    state.set(PALLET, 'BetaBasketSeedInProgress', [], true);
    for (const [name, args] of [
      ['claim_root', { subnets: [] }],
      ['claim_root_with_hotkey', { hotkey }],
      ['stake_into_basket', { hotkey, amount_staked: TAO }],
      ['add_stake', { hotkey, netuid: 0, amount_staked: TAO }],
      ['remove_stake', { hotkey, netuid: 0, amount_unstaked: TAO }],
    ] as const) {
      expect([name, world.call(ALICE, name, args)]).toEqual([
        name,
        'SubtensorModule.BetaBasketSeedInProgress',
      ]);
    }
    expect(world.call(ALICE, 'add_stake', { hotkey, netuid: A, amount_staked: TAO })).toBe('ok');
    state.remove(PALLET, 'BetaBasketSeedInProgress');
    const known = state.get(PALLET, 'StakingHotkeys', ALICE) as string[];
    const many = [...known, ...Array.from({ length: 257 - known.length }, (_, at) => someone(at))];
    state.set(PALLET, 'StakingHotkeys', [ALICE], many);
    expect(world.call(ALICE, 'claim_root', { subnets: [] })).toBe('SubtensorModule.RootClaimTooHeavy');
    expect(world.call(ALICE, 'claim_root_with_hotkey', { hotkey })).toBe('ok');
  });

  it('T11 of one validator takes a fund of 128 rows and not of 129', () => {
    const world = earning();
    const { hotkey0: hotkey, state } = world;
    const fill = (rows: number): void => {
      const held = { mantissa: TAO, exponent: 0n };
      for (let netuid = 10; netuid < 10 + rows; netuid += 1) {
        state.set(PALLET, 'AlphaV2', [hotkey, ESCROW, netuid], held);
        state.set(PALLET, 'TotalHotkeySharesV2', [hotkey, netuid], held);
        state.set(PALLET, 'TotalHotkeyAlpha', [hotkey, netuid], TAO);
      }
    };
    fill(127);
    expect(world.call(ALICE, 'claim_root_with_hotkey', { hotkey })).toBe('SubtensorModule.RootClaimTooHeavy');
    state.remove(PALLET, 'AlphaV2', hotkey, ESCROW, 10);
    expect(world.call(ALICE, 'claim_root_with_hotkey', { hotkey })).toBe('ok');
  });
});

describe('stake_into_basket', () => {
  it('T13 buys every holding by value, for shares without root stake', () => {
    const world = earning();
    const { hotkey0: hotkey } = world;
    world.fund(BOB, 100n * TAO);
    const [before, shares] = [world.nav(hotkey), world.state.get(PALLET, 'BasketShares', hotkey) as bigint];
    expect(world.call(BOB, 'stake_into_basket', { hotkey, amount_staked: 20n * TAO })).toBe('ok');
    const value = world.nav(hotkey) - before;
    const bought = (value * shares) / before;
    expect(world.find('BasketStakedIn')).toEqual({
      hotkey,
      coldkey: BOB,
      tao: 20n * TAO,
      value,
      shares: bought,
    });
    expect(world.owed(hotkey, BOB)).toBe(bought);
    expect(rootOf(world, hotkey, BOB)).toBe(0n);
    expect(world.free(BOB)).toBe(80n * TAO);
    // Fees and the price of buying are the depositor's.
    expect(value).toBeLessThan(20n * TAO);
    expect(value).toBeGreaterThan(19n * TAO);
  });

  it('T13 refuses unknown validators, small amounts and money that is not there', () => {
    const world = earning();
    const { hotkey0: hotkey } = world;
    const stake = (to: string, amount_staked: bigint) =>
      world.call(BOB, 'stake_into_basket', { hotkey: to, amount_staked });
    world.fund(BOB, TAO);
    expect(stake(someone(1), TAO)).toBe('SubtensorModule.HotKeyAccountNotExists');
    world.state.set(PALLET, 'Owner', [someone(1)], BOB);
    expect(stake(someone(1), TAO)).toBe('SubtensorModule.HotKeyNotRegisteredInSubNet');
    expect(stake(hotkey, 1_999_999n)).toBe('SubtensorModule.AmountTooLow');
    expect(stake(hotkey, TAO)).toBe('SubtensorModule.NotEnoughBalanceToStake');
  });
});

describe('any claim', () => {
  it('T11 does what its preview says, whatever the fund holds', () => {
    const amount = fc.bigInt({ min: 1_000n, max: 5_000n * TAO });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(A, B, 3), amount, fc.boolean()), { minLength: 1, maxLength: 5 }),
        (earned) => {
          const world = newerWorld();
          const hotkey = world.hotkey(0);
          for (const [netuid, alpha, flush] of earned) {
            world.earn(hotkey, netuid, alpha);
            if (flush) world.flush(hotkey);
          }
          const said = previewOf(world, hotkey, ALICE);
          const before = rootOf(world, hotkey, ALICE);
          expect(world.call(ALICE, 'claim_root_with_hotkey', { hotkey })).toBe('ok');
          const { tao } = world.find('RootClaimed') as { tao: bigint };
          const redeemable = said?.redeemable_tao ?? 0n;
          expect(tao).toBe(redeemable >= 500_000n ? redeemable : 0n);
          expect(rootOf(world, hotkey, ALICE)).toBe(before + tao);
          expect(redeemable).toBeLessThanOrEqual(said?.accrued_tao ?? 0n);
        },
      ),
      { numRuns: 30 },
    );
  });
});

function someone(number: number): string {
  return account.dec(
    new Uint8Array(32)
      .fill(7)
      .with(0, number & 0xff)
      .with(1, number >> 8),
  );
}

it('P5 the portfolio of a coldkey lists each validator that owes it something', () => {
  const world = earning();
  const positions = Vector(Struct({ hotkey: account, shares: u64, payout: u64 })).dec(
    world.api('get_root_basket_positions', account.enc(ALICE)),
  );
  expect(positions.map(({ hotkey }) => hotkey)).toEqual([world.hotkey0]);
  const owed = u64.dec(world.api('get_root_basket_owed', account.enc(ALICE)));
  expect(owed).toBe(positions[0]?.payout);
});
