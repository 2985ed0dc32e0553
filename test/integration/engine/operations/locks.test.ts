import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockOf } from '../../../../devnet/executive/subtensor/locks.js';
import { alphaBase } from '../../../../src/core/amount/money.js';
import { CURVE_DAYS } from '../../../../src/core/locks/curve.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { type RewardWorld, startWorld } from './reward-world.js';

const NETUID = 1;
const PART = 40_000_000_000n;
const ALL = { by: 'whole' } as const;
const some = (base: bigint) => ({ by: 'alpha', base: alphaBase(base) }) as const;

function lockDetail({ detail }: OperationQuote) {
  if (detail.kind !== 'lock') throw new Error(`the detail is ${detail.kind}`);
  return detail;
}

describe.each([DECLARED, NEWER, ...FINNEY_424])('locks on $name', (profile) => {
  let world: RewardWorld;
  let hotkey: string;
  let other: string;

  const held = () => lockOf(world.devnet.state(), world.pair.address, NETUID, world.devnet.best().number);
  const toLock = (over: object = {}) =>
    ({ kind: 'lock', hotkey, netuid: NETUID, amount: some(PART), ...over }) as const;

  beforeAll(async () => {
    world = await startWorld(profile);
    hotkey = world.devnet.validators[0]?.hotkey ?? '';
    other = world.devnet.validators[1]?.hotkey ?? '';
  });
  afterAll(() => world.stop());

  it('T12 says what could be locked before anything is typed', async () => {
    const total = world.stake(hotkey, NETUID);
    const quote = await world.quote(toLock({ hotkey: null, amount: null }));
    expect(quote).toMatchObject({ intent: null, issue: null });
    expect(quote.bounds).toEqual({ minimum: 1n, maximum: total, available: total });
    expect(lockDetail(quote)).toMatchObject({ lockedBase: 0n, hotkey: null, curve: [] });
  });

  it('T12 refuses what the chain refuses, for the reason it would give', async () => {
    const total = world.stake(hotkey, NETUID);
    const code = async (over: object) => (await world.quote(toLock(over))).issue?.code;
    expect(await code({ netuid: 999 })).toBe('stake/subnet-missing');
    expect(await code({ amount: some(0n) })).toBe('lock/amount');
    expect(await code({ hotkey: world.pair.address })).toBe('stake/unknown-validator');
    expect(await code({ amount: some(total + 1n) })).toBe('lock/amount');
    expect(await code({ amount: some((1n << 64n) - 1n) })).toBe('lock/amount');
    expect((await world.quote({ kind: 'move-lock', toHotkey: other, netuid: NETUID })).issue?.code).toBe(
      'lock/none',
    );
  });

  it('T12 P4 locks exactly what was asked, and what stays free is what was said', async () => {
    const { quote, row } = await world.act(toLock());
    expect(row.failure).toBeNull();
    expect(held()).toMatchObject({ hotkey });
    const stored = world.stored('Lock', world.pair.address, NETUID, hotkey) as { locked_mass: bigint };
    expect(stored.locked_mass).toBe(PART);
    expect(lockDetail(quote).curve[0]).toMatchObject({ day: 0, lockedBase: PART });
    const after = await world.quote({ kind: 'perpetual-lock', netuid: NETUID, enabled: true });
    const now = lockDetail(after);
    expect(now.hotkey).toBe(hotkey);
    expect(now.availableAfterBase + now.lockedBase).toBe(world.stake(hotkey, NETUID));
    // Blocks went by until it was final, in which the lock decayed a little and dividends may have come.
    expect(now.availableAfterBase).toBeGreaterThanOrEqual(lockDetail(quote).availableAfterBase);
  });

  it('T12 adds to a lock with the same validator only; the chain means the same', async () => {
    expect((await world.quote(toLock({ hotkey: other }))).issue).toMatchObject({
      code: 'lock/other-validator',
      context: { hotkey },
    });
    const [entry] = world.devnet.state().entries('SubtensorModule', 'Lock', world.pair.address, NETUID);
    const payload = await world.build({ kind: 'lock', hotkey, netuid: NETUID, amountBase: alphaBase(PART) });
    await world.poke(
      ['Lock', [world.pair.address, NETUID, hotkey], undefined],
      ['Lock', [world.pair.address, NETUID, other], entry?.value],
    );
    expect((await world.send(payload)).failure?.name).toBe('LockHotkeyMismatch');
    await world.poke(
      ['Lock', [world.pair.address, NETUID, other], undefined],
      ['Lock', [world.pair.address, NETUID, hotkey], entry?.value],
    );
  });

  it('T12 never locks more than there is; the chain means the same', async () => {
    const most = (await world.quote(toLock({ amount: ALL }))).bounds.maximum ?? 0n;
    const payload = await world.build({ kind: 'lock', hotkey, netuid: NETUID, amountBase: alphaBase(most) });
    const stored = world.stored('Lock', world.pair.address, NETUID, hotkey) as { locked_mass: bigint };
    const more = { ...stored, locked_mass: stored.locked_mass + 5_000_000_000n };
    await world.poke(['Lock', [world.pair.address, NETUID, hotkey], more]);
    const quote = await world.quote(toLock({ amount: some(most) }));
    expect(quote.issue?.code).toBe('lock/amount');
    expect((await world.send(payload)).failure?.name).toBe('InsufficientStakeForLock');
    await world.poke(['Lock', [world.pair.address, NETUID, hotkey], stored]);
  });

  it('T12 moves a lock, and says that conviction begins anew with another owner', async () => {
    const before = held();
    const { quote, row } = await world.act({ kind: 'move-lock', toHotkey: other, netuid: NETUID });
    expect(row.failure).toBeNull();
    expect(quote.advice.map(({ code }) => code)).toContain('conviction-resets');
    expect(lockDetail(quote)).toMatchObject({ hotkey });
    expect(lockDetail(quote).curve[0]?.conviction).toBe(0n);
    const after = world.stored('Lock', world.pair.address, NETUID, other) as {
      locked_mass: bigint;
      conviction: bigint;
    };
    expect(after.locked_mass).toBe(lockDetail(quote).curve[0]?.lockedBase);
    expect(after.conviction).toBe(0n);
    expect(before?.lock.conviction).toBeGreaterThan(0n);
    const again = await world.quote({ kind: 'move-lock', toHotkey: other, netuid: NETUID });
    expect(again.issue?.code).toBe('stake/same-validator');
    const nowhere = await world.quote({ kind: 'move-lock', toHotkey: world.pair.address, netuid: NETUID });
    expect(nowhere.issue?.code).toBe('stake/unknown-validator');
  });

  it('T12 a lock that went away cannot be moved; the chain means the same', async () => {
    const payload = await world.build({ kind: 'move-lock', toHotkey: hotkey, netuid: NETUID });
    const stored = world.stored('Lock', world.pair.address, NETUID, other);
    await world.poke(['Lock', [world.pair.address, NETUID, other], undefined]);
    const ask = { kind: 'move-lock', toHotkey: hotkey, netuid: NETUID } as const;
    expect((await world.quote(ask)).issue?.code).toBe('lock/none');
    expect((await world.send(payload)).failure?.name).toBe('NoExistingLock');
    await world.poke(['Lock', [world.pair.address, NETUID, other], stored]);
  });

  it('T12 P4 makes a lock perpetual and back', async () => {
    const { quote } = await world.act({ kind: 'perpetual-lock', netuid: NETUID, enabled: true });
    expect(lockDetail(quote).perpetual).toBe(true);
    const said = lockDetail(quote).curveIfPerpetual;
    expect(new Set(said.map(({ lockedBase }) => lockedBase)).size).toBe(1);
    expect(world.stored('DecayingLock', world.pair.address, NETUID)).toBe(false);
    expect(held()?.lock.locked_mass).toBe(said[0]?.lockedBase);
    const again = await world.quote({ kind: 'perpetual-lock', netuid: NETUID, enabled: true });
    expect(again.issue?.code).toBe('stake/already-set');
    await world.act({ kind: 'perpetual-lock', netuid: NETUID, enabled: false });
    expect(world.stored('DecayingLock', world.pair.address, NETUID)).not.toBe(false);
  });

  it('T12 accepts locked alpha from others, and stops', async () => {
    const { row } = await world.act({ kind: 'accept-locked', accept: true });
    expect(row.failure).toBeNull();
    expect(world.stored('AccountFlags', world.pair.address)).toBe(1n);
    expect((await world.quote({ kind: 'accept-locked', accept: true })).issue?.code).toBe(
      'stake/already-set',
    );
    await world.act({ kind: 'accept-locked', accept: false });
    expect((world.stored('AccountFlags', world.pair.address) as bigint) & 1n).toBe(0n);
  });
});

describe.each([DECLARED, NEWER, ...FINNEY_424])('the curve of a lock on $name', (profile) => {
  let world: RewardWorld;
  beforeAll(async () => {
    world = await startWorld(profile, { pastDays: 365 });
  });
  afterAll(() => world.stop());

  it.each([false, true])(
    'P4 T12 is what the chain says on each of those days, perpetual: %s',
    async (forGood) => {
      const { address } = world.pair;
      const hotkey = world.devnet.validators[0]?.hotkey ?? '';
      const lock = { locked_mass: 77_123_456_789n, conviction: 1_234_567n << 64n, last_update: 0n };
      const written = async (block: number) => {
        const value = { ...lock, last_update: BigInt(block) };
        await world.poke(
          ['Lock', [address, NETUID, hotkey], value],
          ['DecayingLock', [address, NETUID], !forGood],
        );
      };
      // The lock as the operation leaves it in the next block, drawn from there.
      await written(world.devnet.best().number + 2);
      const ask = { kind: 'lock', hotkey, netuid: NETUID, amount: null } as const;
      const drawn = lockDetail(await world.quote(ask));
      const curve = forGood ? drawn.curveIfPerpetual : drawn.curve;
      expect(drawn.perpetual).toBe(forGood);
      const chain = [];
      for (const day of CURVE_DAYS) {
        const now = world.devnet.best().number + 1;
        await written(now - day * 7_200);
        const found = lockOf(world.devnet.state(), address, NETUID, now);
        chain.push({
          day,
          lockedBase: found?.lock.locked_mass,
          conviction: (found?.lock.conviction ?? 0n) >> 64n,
        });
      }
      expect(curve).toEqual(chain);
    },
  );
});

describe.each([...FINNEY_393, ...FINNEY_219])('locks on $name', (profile) => {
  it('T12 are said to be missing', async () => {
    const world = await startWorld(profile);
    const [validator] = world.devnet.validators;
    const quote = await world.quote({
      kind: 'lock',
      hotkey: validator?.hotkey ?? '',
      netuid: NETUID,
      amount: some(1n),
    });
    expect(quote.issue?.code).toBe('chain/unavailable-feature');
    await world.stop();
  });
});
