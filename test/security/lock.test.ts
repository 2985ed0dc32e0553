import { describe, expect, it } from 'vitest';
import { LOCK_ALARM, type WalletRoom } from '../../src/background/wallet/index.js';
import { holding, KEY, refused, secret, WalletWorld } from '../unit/background/wallet/wallet-world.js';

const MINUTE = 60_000;
const ACCOUNT = '0xe4359ad3e2716c539a1d663ebd0a51bdc5c98a12e663bb4c4402db47828c9446';

async function expectLocked(world: WalletWorld, room: WalletRoom): Promise<void> {
  expect(await room.wallet.isUnlocked()).toBe(false);
  expect((await refused(room.wallet.sign(ACCOUNT, new Uint8Array(32)))).code).toBe('vault/locked');
  const adding = room.handlers['wallet.addAccounts']({ accounts: [holding('x', secret('//x'))] });
  expect((await refused(adding)).code).toBe('vault/locked');
  const status = await room.handlers['wallet.status']({});
  expect(status).toMatchObject({ vault: 'locked', accounts: [], activeAccountId: null, lockAtMs: null });
  expect(world.session.dump()).not.toContain('vaultKey');
}

describe('lock', () => {
  it('S19 is locked at the first question after a deadline that passed while the worker slept', async () => {
    const world = new WalletWorld();
    const { lockAtMs } = await (await world.withAccounts('')).handlers['wallet.status']({});
    world.clock.advance(15 * MINUTE - 1);
    const awake = world.start();
    expect(await awake.wallet.isUnlocked()).toBe(true);
    expect(lockAtMs).toBe(world.clock.nowMs() + 1);
    world.clock.advance(1);
    await expectLocked(world, world.start());
  });

  it.each<[string, (room: WalletRoom) => Promise<unknown>]>([
    ['sign', (room) => refused(room.wallet.sign(ACCOUNT, new Uint8Array(1)))],
    ['status', (room) => room.handlers['wallet.status']({})],
    ['worker start', (room) => room.start()],
    ['alarm', (room) => room.onAlarm(LOCK_ALARM)],
  ])('S19 removes the key and tells everybody on %s after the deadline', async (_what, ask) => {
    const world = new WalletWorld();
    await world.withAccounts('');
    world.clock.advance(15 * MINUTE);
    const room = world.start();
    const changes: string[] = [];
    room.wallet.onChange((change) => changes.push(change));
    await ask(room);
    expect(changes).toEqual(['locked']);
    expect(world.session.dump()).not.toContain('vaultKey');
    expect(world.alarms.pending.size).toBe(0);
  });

  it('S19 sets the alarm for the deadline, and sets it again when it rings early', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const lockAtMs = world.clock.nowMs() + 15 * MINUTE;
    expect(world.alarms.pending.get(LOCK_ALARM)).toBe(lockAtMs);
    world.alarms.pending.clear();
    world.clock.advance(MINUTE);
    await room.onAlarm('another room');
    expect(world.alarms.pending.size).toBe(0);
    await room.onAlarm(LOCK_ALARM);
    expect(world.alarms.pending.get(LOCK_ALARM)).toBe(lockAtMs);
    expect(await room.wallet.isUnlocked()).toBe(true);
  });

  it('U3 counts from the last thing the user did, not from the last look', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    world.clock.advance(10 * MINUTE);
    await room.wallet.sign(ACCOUNT, new Uint8Array(32));
    world.clock.advance(14 * MINUTE);
    await room.handlers['wallet.status']({});
    expect(await room.wallet.isUnlocked()).toBe(true);
    world.clock.advance(MINUTE);
    await expectLocked(world, room);
  });

  it('U3 follows a changed auto-lock time at once', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    world.autoLockMinutes = 1;
    await room.autoLockChanged();
    expect(world.alarms.pending.get(LOCK_ALARM)).toBe(world.clock.nowMs() + MINUTE);
    world.clock.advance(MINUTE);
    await expectLocked(world, room);
  });

  it('U3 asks for the password once a day, however busy it is', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    for (let minutes = 0; minutes < 24 * 60; minutes += 10) {
      await room.wallet.sign(ACCOUNT, new Uint8Array(32));
      world.clock.advance(10 * MINUTE);
    }
    await expectLocked(world, room);
  });

  it('S20 locks when the clock was set back, by days or by a minute', async () => {
    for (const back of [MINUTE, 24 * 60 * MINUTE]) {
      const world = new WalletWorld();
      const room = await world.withAccounts('');
      world.clock.advance(2 * MINUTE);
      expect(await room.wallet.isUnlocked()).toBe(true);
      world.clock.advance(-back);
      await expectLocked(world, world.start());
    }
  });

  it('S20 locks on the alarm although the clock says that there is time left', async () => {
    const world = new WalletWorld();
    await world.withAccounts('');
    world.clock.advance(-365 * 24 * 60 * MINUTE);
    await world.start().onAlarm(LOCK_ALARM);
    expect(world.session.dump()).not.toContain('vaultKey');
  });

  it('S20 forgives the seconds by which clocks are corrected, without moving the deadline', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const deadline = (await room.handlers['wallet.status']({})).lockAtMs;
    world.clock.advance(-2_000);
    expect((await room.handlers['wallet.status']({})).lockAtMs).toBe(deadline);
  });

  it('S2 does not lock the owner out for years when the clock is set back after a wrong password', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    await refused(room.handlers['wallet.unlock']({ wrappingKey: 'b8'.repeat(32) }));
    world.clock.advance(-365 * 24 * 60 * MINUTE);
    await room.handlers['wallet.lock']({});
    expect((await room.handlers['wallet.status']({})).retryInMs).toBe(1_000);
  });

  it('S27 is locked after the browser was closed unlocked', async () => {
    const world = new WalletWorld();
    await world.withAccounts('');
    world.closeBrowser();
    const room = world.start();
    await room.start();
    await expectLocked(world, room);
    expect((await room.handlers['wallet.unlock']({ wrappingKey: KEY })).vault).toBe('unlocked');
  });

  it('S85 gives views no account while locked', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//b');
    await room.handlers['wallet.lock']({});
    await expectLocked(world, room);
    expect(await room.wallet.accounts()).toHaveLength(2);
  });

  it('is not revived by a question asked in the moment of locking', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    world.clock.advance(10_000);
    await Promise.all([
      room.wallet.isUnlocked(),
      room.wallet.sign(ACCOUNT, new Uint8Array(32)).catch(() => undefined),
      room.handlers['wallet.lock']({}),
      room.wallet.isUnlocked(),
      room.autoLockChanged(),
    ]);
    await expectLocked(world, room);
  });

  it('survives worker restarts until its deadline', async () => {
    const world = new WalletWorld();
    await world.withAccounts('');
    for (let minute = 0; minute < 14; minute += 1) {
      world.clock.advance(MINUTE);
      expect(await world.start().wallet.isUnlocked()).toBe(true);
    }
  });

  it('is locked when the vault in storage is not the one that was unlocked', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const other = new WalletWorld();
    await other.withAccounts('');
    const { slot } = await world.storedVault();
    await world.local.set({ [slot]: (await other.storedVault()).file });
    expect((await room.handlers['wallet.status']({})).vault).toBe('locked');
    expect((await refused(room.wallet.sign(ACCOUNT, new Uint8Array(1)))).code).toBe('vault/locked');
  });
});
