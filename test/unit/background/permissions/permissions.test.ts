import { describe, expect, it } from 'vitest';
import { createPermissions } from '../../../../src/background/permissions/index.js';
import { FakeAlarms, FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';

const A = `0x${'0a'.repeat(32)}`;
const B = `0x${'0b'.repeat(32)}`;
const SITE = 'https://stake.example';
const DAY_MS = 24 * 3_600_000;

function room(store = new FakeStore()) {
  const clock = new FakeClock();
  const alarms = new FakeAlarms();
  return { store, clock, alarms, permissions: createPermissions(store, clock, alarms) };
}

describe('permissions', () => {
  it('S37 name the accounts a site may use', async () => {
    const { permissions } = room();
    await permissions.grant(SITE, [A], 'ever');
    await expect(permissions.require(SITE, A)).resolves.toMatchObject({ origin: SITE });
    await expect(permissions.require(SITE, B)).rejects.toMatchObject({ code: 'site/account-not-shared' });
    await expect(permissions.require('http://stake.example', A)).rejects.toMatchObject({
      code: 'site/not-connected',
    });
  });

  it('survive the worker and count what was signed', async () => {
    const { store, permissions, clock } = room();
    await permissions.grant(SITE, [A, A], 'ever');
    const connectedAtMs = clock.nowMs();
    clock.advance(1_000);
    await permissions.touch(SITE, true);
    await permissions.touch(SITE, false);
    expect(await room(store).permissions.list()).toEqual([
      {
        origin: SITE,
        accountIds: [A],
        connectedAtMs,
        lastUsedAtMs: clock.nowMs(),
        signatures: 1,
        expiresAtMs: null,
      },
    ]);
  });

  it('keep the date and the count when accounts change', async () => {
    const { permissions, clock } = room();
    await permissions.grant(SITE, [A], 'ever');
    const connectedAtMs = clock.nowMs();
    await permissions.touch(SITE, true);
    clock.advance(5_000);
    await permissions.grant(SITE, [B], 'ever');
    expect(await permissions.get(SITE)).toMatchObject({ accountIds: [B], connectedAtMs, signatures: 1 });
  });

  it('S38 end when revoked, and say so', async () => {
    const { permissions } = room();
    const told: string[] = [];
    permissions.onChange((origin) => told.push(origin));
    await permissions.grant(SITE, [A], 'ever');
    await permissions.revoke(SITE);
    await permissions.touch(SITE, true);
    expect(await permissions.get(SITE)).toBeNull();
    expect(told).toEqual([SITE, SITE]);
  });

  it('a damaged row permits nothing, and the others stand', async () => {
    const store = new FakeStore();
    await room(store).permissions.grant('https://other.example', [B], 'ever');
    const [whole] = (await store.get('permissions')) as object[];
    await store.set({ permissions: [{ origin: SITE, accountIds: 'all' }, whole] });
    const { permissions } = room(store);
    expect(await permissions.get(SITE)).toBeNull();
    expect(await permissions.get('https://other.example')).toMatchObject({ accountIds: [B] });
  });

  it('a failing read permits nothing and says why', async () => {
    const { store, permissions } = room();
    await permissions.grant(SITE, [A], 'ever');
    void store.fail('get', 'permissions');
    await expect(permissions.require(SITE, A)).rejects.toThrow();
    await expect(permissions.require(SITE, A)).resolves.toBeDefined();
  });

  it('A7 read rows from before permissions could end: they never do', async () => {
    const { store, clock, permissions } = room();
    await store.set({
      permissions: [{ origin: SITE, accountIds: [A], connectedAtMs: 1, lastUsedAtMs: 2, signatures: 3 }],
    });
    clock.advance(400 * DAY_MS);
    expect(await permissions.get(SITE)).toEqual({
      origin: SITE,
      accountIds: [A],
      connectedAtMs: 1,
      lastUsedAtMs: 2,
      signatures: 3,
      expiresAtMs: null,
    });
  });
});

describe('A7 a permission for a time', () => {
  it.each([
    ['day', 1],
    ['week', 7],
    ['month', 30],
  ] as const)('of a %s is none after it', async (term, days) => {
    const { clock, permissions } = room();
    await permissions.grant(SITE, [A], term);
    clock.advance(days * DAY_MS - 1);
    expect((await permissions.require(SITE, A)).expiresAtMs).toBe(clock.nowMs() + 1);
    clock.advance(1);
    expect(await permissions.get(SITE)).toBeNull();
    expect(await permissions.list()).toEqual([]);
    await expect(permissions.require(SITE, A)).rejects.toMatchObject({ code: 'site/not-connected' });
    await expect(permissions.change(SITE, [A], 'ever')).rejects.toMatchObject({ code: 'site/not-connected' });
  });

  it('is forgotten when the alarm rings, which then waits for the next one', async () => {
    const { store, clock, alarms, permissions } = room();
    const told: string[] = [];
    await permissions.grant(SITE, [A], 'day');
    await permissions.grant('https://other.example', [A], 'week');
    expect(alarms.pending.get('permissions.expiry')).toBe(clock.nowMs() + DAY_MS);
    permissions.onChange((origin) => told.push(origin));
    clock.advance(DAY_MS);
    await permissions.sweep();
    expect(told).toEqual([SITE]);
    expect(await store.get('permissions')).toHaveLength(1);
    expect(alarms.pending.get('permissions.expiry')).toBe(clock.nowMs() + 6 * DAY_MS);
    await permissions.revoke('https://other.example');
    expect(alarms.pending.size).toBe(0);
  });

  it('is told of even if something else was written before the alarm rang', async () => {
    const { clock, permissions } = room();
    const told: string[] = [];
    await permissions.grant(SITE, [A], 'day');
    permissions.onChange((origin) => told.push(origin));
    clock.advance(DAY_MS);
    await permissions.touch('https://other.example', false);
    expect(told).toEqual([SITE]);
  });

  it('gets its alarm back at the next start, and starts anew when it is given again', async () => {
    const { store, clock, permissions } = room();
    await permissions.grant(SITE, [A], 'day');
    await permissions.touch(SITE, true);
    const later = createPermissions(store, clock, new FakeAlarms());
    await later.sweep();
    clock.advance(DAY_MS);
    await later.grant(SITE, [A], 'ever');
    expect(await later.get(SITE)).toMatchObject({ signatures: 0, connectedAtMs: clock.nowMs() });
  });

  it('keeps its end when only the accounts change, and gets another with another term', async () => {
    const { clock, permissions } = room();
    await permissions.grant(SITE, [A], 'day');
    const endsAtMs = clock.nowMs() + DAY_MS;
    clock.advance(1_000);
    await permissions.change(SITE, [B], null);
    expect(await permissions.get(SITE)).toMatchObject({ accountIds: [B], expiresAtMs: endsAtMs });
    await permissions.change(SITE, [A, B], 'ever');
    expect(await permissions.get(SITE)).toMatchObject({ accountIds: [A, B], expiresAtMs: null });
  });
});

describe('blocked sites', () => {
  it('lose their permission, are listed once, and stay so until they are let in', async () => {
    const { store, clock, permissions } = room();
    await permissions.grant(SITE, [A], 'ever');
    await permissions.block(SITE);
    await permissions.block(SITE);
    expect(await permissions.get(SITE)).toBeNull();
    const later = createPermissions(store, clock, new FakeAlarms());
    expect(await later.blocked()).toEqual([SITE]);
    await later.unblock(SITE);
    expect(await later.blocked()).toEqual([]);
    expect(await later.get(SITE)).toBeNull();
  });
});
