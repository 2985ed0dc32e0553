import { AccountId, Option, Struct, Tuple, u16, u64, u128 } from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { callApi } from '../../../../../devnet/executive/api/index.js';
import { feeOf } from '../../../../../devnet/executive/fees.js';
import { rolled } from '../../../../../devnet/executive/subtensor/lock-state.js';
import { newerWorld } from './newer-world.js';
import { A, ALICE, BOB, createWorld, TAO } from './world.js';

const PALLET = 'SubtensorModule';
const ONE = 2n ** 64n;
const account = AccountId(42);
const error = (name: string) => `SubtensorModule.${name}`;
const lockState = Struct({ locked_mass: u64, conviction: u128, last_update: u64 });
/** Half-life of a decaying lock, about. */
const HALF_LIFE = 648_000;

/** Alice keeps one position on the subnet, as locks look at all of them. */
function single<W extends ReturnType<typeof createWorld>>(world: W): W {
  for (const { hotkey } of world.plan.validators.slice(1)) {
    const amount_unstaked = world.stake(hotkey, ALICE, A);
    if (amount_unstaked > 0n) world.call(ALICE, 'remove_stake', { hotkey, netuid: A, amount_unstaked });
  }
  return world;
}

function open() {
  const world = single(createWorld());
  const hotkey = world.hotkey(0);
  const { codec, state, block } = world;
  const validate = () => ({ ok: false, error: { kind: 'Invalid', name: 'Stale' } }) as const;
  const api = (method: string, args: Uint8Array) =>
    callApi({ codec, fee: feeOf, validate }, state, block, `StakeInfoRuntimeApi_${method}`, args);
  return {
    ...world,
    hotkey0: hotkey,
    held: world.stake(hotkey, ALICE, A),
    lock: (amount: bigint, to = hotkey) => world.call(ALICE, 'lock_stake', { hotkey: to, netuid: A, amount }),
    read: (coldkey: string) =>
      Option(lockState).dec(api('get_coldkey_lock', Tuple(account, u16).enc([coldkey, A]))),
    conviction: (of: string) => u128.dec(api('get_hotkey_conviction', Tuple(account, u16).enc([of, A]))),
    leader: () => Option(account).dec(api('get_most_convicted_hotkey_on_subnet', u16.enc(A))),
    give: (alpha_amount: bigint) =>
      world.call(ALICE, 'transfer_stake', {
        destination_coldkey: BOB,
        hotkey,
        origin_netuid: A,
        destination_netuid: A,
        alpha_amount,
      }),
  };
}
const near = (actual: bigint, expected: bigint, parts = 1_000n): void => {
  const off = actual > expected ? actual - expected : expected - actual;
  expect(off <= expected / parts, `${actual} is not about ${expected}`).toBe(true);
};

describe('a lock', () => {
  it('T12 P4 holds stake back, grows, and halves with time', () => {
    const world = open();
    expect(world.lock(60n * TAO)).toBe('ok');
    expect(world.events).toEqual([
      {
        name: 'StakeLocked',
        fields: { coldkey: ALICE, hotkey: world.hotkey0, netuid: A, amount: 60n * TAO },
      },
    ]);
    expect(world.lock(20n * TAO)).toBe('ok');
    expect(world.read(ALICE)).toEqual({ locked_mass: 80n * TAO, conviction: 0n, last_update: 10n });
    const exit = (amount_unstaked: bigint) =>
      world.call(ALICE, 'remove_stake', { hotkey: world.hotkey0, netuid: A, amount_unstaked });
    expect(exit(world.held - 79n * TAO)).toBe(error('StakeUnavailable'));
    world.block.number += HALF_LIFE;
    near(world.read(ALICE)?.locked_mass ?? 0n, 40n * TAO);
    // Conviction rises while the mass decays: dt / tau x e^(-dt / tau) of it, with dt / tau = ln 2.
    near((world.read(ALICE)?.conviction ?? 0n) / ONE, (80n * TAO * 3466n) / 10_000n);
    expect(exit(world.held - 79n * TAO)).toBe('ok');
  });

  it('T12 refuses nothing, more than there is, and a second hotkey', () => {
    const world = open();
    expect(world.lock(0n)).toBe(error('AmountTooLow'));
    expect(world.lock(TAO, BOB)).toBe(error('HotKeyAccountNotExists'));
    expect(world.lock(10n ** 18n)).toBe(error('InsufficientStakeForLock'));
    expect(world.lock(TAO)).toBe('ok');
    expect(world.lock(TAO, world.hotkey(1))).toBe(error('LockHotkeyMismatch'));
  });

  it('T12 that is perpetual keeps its mass, and matures towards it', () => {
    const world = open();
    const perpetual = (enabled: boolean) => world.call(ALICE, 'set_perpetual_lock', { netuid: A, enabled });
    world.lock(60n * TAO);
    expect(perpetual(true)).toBe('ok');
    expect(world.state.get(PALLET, 'DecayingLock', ALICE, A)).toBe(false);
    world.block.number += HALF_LIFE;
    expect(world.read(ALICE)?.locked_mass).toBe(60n * TAO);
    near((world.read(ALICE)?.conviction ?? 0n) / ONE, 30n * TAO);
    expect(perpetual(false)).toBe('ok');
    expect(world.state.get(PALLET, 'DecayingLock', ALICE, A)).toBeUndefined();
    world.block.number += HALF_LIFE;
    near(world.read(ALICE)?.locked_mass ?? 0n, 30n * TAO);
  });

  it('T12 moves to another validator and begins its conviction anew', () => {
    const world = open();
    const move = (destination_hotkey: string) =>
      world.call(ALICE, 'move_lock', { destination_hotkey, netuid: A });
    expect(move(world.hotkey(1))).toBe(error('NoExistingLock'));
    world.lock(60n * TAO);
    world.block.number += HALF_LIFE;
    expect(world.leader()).toBe(world.hotkey0);
    expect(world.conviction(world.hotkey0)).toBe(world.read(ALICE)?.conviction);
    expect(move(world.hotkey(1))).toBe('ok');
    expect(world.events.at(-1)?.fields).toEqual({
      coldkey: ALICE,
      origin_hotkey: world.hotkey0,
      destination_hotkey: world.hotkey(1),
      netuid: A,
    });
    near(world.read(ALICE)?.locked_mass ?? 0n, 30n * TAO);
    expect(world.read(ALICE)?.conviction).toBe(0n);
  });

  it('T12 to the subnet owner’s hotkey matures at once', () => {
    const world = open();
    world.state.set(PALLET, 'SubnetOwnerHotkey', [A], world.hotkey0);
    world.lock(60n * TAO);
    expect(world.read(ALICE)?.conviction).toBe(60n * TAO * ONE);
  });

  it('T12 of which next to nothing is left is gone', () => {
    const kind = { owner: false, perpetual: false, unlockRate: 1n, maturityRate: 1n };
    const old = { locked_mass: 1_000_000n, conviction: 0n, last_update: 5n };
    expect(rolled(old, kind, 100n)).toEqual({ locked_mass: 0n, conviction: 0n, last_update: 100n });
    expect(rolled(old, kind, 5n)).toEqual(old);
  });
});

describe('a gift of locked alpha', () => {
  it('T10 needs a receiver who accepts it, and takes lock and conviction along in part', () => {
    const world = open();
    world.lock(world.held);
    world.block.number += HALF_LIFE;
    const before = world.read(ALICE);
    const locked = before?.locked_mass ?? 0n;
    const gift = world.held - locked + locked / 4n;
    expect(world.give(gift)).toBe(error('AccountRejectsLockedAlpha'));
    expect(world.call(BOB, 'set_reject_locked_alpha', { enabled: false })).toBe('ok');
    expect(world.state.get(PALLET, 'AccountFlags', BOB)).toBe(1n);
    expect(world.give(gift)).toBe('ok');
    expect(world.read(BOB)?.locked_mass).toBe(locked / 4n);
    expect((world.read(ALICE)?.locked_mass ?? 0n) + (world.read(BOB)?.locked_mass ?? 0n)).toBe(locked);
    near(world.read(BOB)?.conviction ?? 0n, (before?.conviction ?? 0n) / 4n);
    expect(world.call(BOB, 'set_reject_locked_alpha', { enabled: true })).toBe('ok');
    expect(world.give(TAO)).toBe(error('AccountRejectsLockedAlpha'));
  });

  it('T10 within the free part takes no lock along', () => {
    const world = open();
    world.lock(60n * TAO);
    expect(world.give(world.held - 60n * TAO)).toBe('ok');
    expect(world.read(BOB)).toBeUndefined();
    expect(world.read(ALICE)?.locked_mass).toBe(60n * TAO);
  });

  it('T10 is refused by a receiver who is locked to another hotkey', () => {
    const world = open();
    world.lock(world.held);
    world.call(BOB, 'set_reject_locked_alpha', { enabled: false });
    const lock = { locked_mass: 50n * TAO, conviction: 0n, last_update: 10n };
    world.state.set(PALLET, 'Lock', [BOB, A, world.hotkey(1)], lock);
    expect(world.give(TAO)).toBe(error('LockHotkeyMismatch'));
  });

  it('T10 to another hotkey takes the lock there, and leaves a bond behind', () => {
    const world = single(newerWorld());
    const [hotkey, other] = [world.hotkey(0), world.hotkey(1)];
    const held = world.stake(hotkey, ALICE, A);
    world.call(BOB, 'set_reject_locked_alpha', { enabled: false });
    world.call(ALICE, 'lock_stake', { hotkey, netuid: A, amount: held / 2n });
    world.state.set(PALLET, 'ColdkeyMinerCollateral', [A, ALICE], held / 4n);
    const give = (alpha_amount: bigint) =>
      world.call(ALICE, 'transfer_stake_and_hotkey', {
        destination_coldkey: BOB,
        origin_hotkey: hotkey,
        destination_hotkey: other,
        origin_netuid: A,
        destination_netuid: A,
        alpha_amount,
      });
    expect(give(held - held / 4n + 1n)).toBe(error('StakeUnavailable'));
    expect(give(held - held / 4n)).toBe('ok');
    expect(world.state.entries(PALLET, 'Lock', BOB).map(({ args }) => args[2])).toEqual([other]);
    expect(world.state.entries(PALLET, 'Lock', ALICE)).toEqual([]);
  });
});
