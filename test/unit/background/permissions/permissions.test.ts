import { describe, expect, it } from 'vitest';
import { createPermissions } from '../../../../src/background/permissions/index.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';

const A = `0x${'0a'.repeat(32)}`;
const B = `0x${'0b'.repeat(32)}`;
const SITE = 'https://stake.example';

function room(store = new FakeStore()) {
  const clock = new FakeClock();
  return { store, clock, permissions: createPermissions(store, clock) };
}

describe('permissions', () => {
  it('S37 name the accounts a site may use', async () => {
    const { permissions } = room();
    await permissions.grant(SITE, [A]);
    await expect(permissions.require(SITE, A)).resolves.toMatchObject({ origin: SITE });
    await expect(permissions.require(SITE, B)).rejects.toMatchObject({ code: 'site/account-not-shared' });
    await expect(permissions.require('http://stake.example', A)).rejects.toMatchObject({
      code: 'site/not-connected',
    });
  });

  it('survive the worker and count what was signed', async () => {
    const { store, permissions, clock } = room();
    await permissions.grant(SITE, [A, A]);
    const connectedAtMs = clock.nowMs();
    clock.advance(1_000);
    await permissions.touch(SITE, true);
    await permissions.touch(SITE, false);
    expect(await room(store).permissions.list()).toEqual([
      { origin: SITE, accountIds: [A], connectedAtMs, lastUsedAtMs: clock.nowMs(), signatures: 1 },
    ]);
  });

  it('keep the date and the count when accounts change', async () => {
    const { permissions, clock } = room();
    await permissions.grant(SITE, [A]);
    const connectedAtMs = clock.nowMs();
    await permissions.touch(SITE, true);
    clock.advance(5_000);
    await permissions.grant(SITE, [B]);
    expect(await permissions.get(SITE)).toMatchObject({ accountIds: [B], connectedAtMs, signatures: 1 });
  });

  it('S38 end when revoked, and say so', async () => {
    const { permissions } = room();
    const told: string[] = [];
    permissions.onChange((origin) => told.push(origin));
    await permissions.grant(SITE, [A]);
    await permissions.revoke(SITE);
    await permissions.touch(SITE, true);
    expect(await permissions.get(SITE)).toBeNull();
    expect(told).toEqual([SITE, SITE]);
  });

  it('a damaged row permits nothing, and the others stand', async () => {
    const store = new FakeStore();
    await room(store).permissions.grant('https://other.example', [B]);
    const [whole] = (await store.get('permissions')) as object[];
    await store.set({ permissions: [{ origin: SITE, accountIds: 'all' }, whole] });
    const { permissions } = room(store);
    expect(await permissions.get(SITE)).toBeNull();
    expect(await permissions.get('https://other.example')).toMatchObject({ accountIds: [B] });
  });

  it('a failing read permits nothing and says why', async () => {
    const { store, permissions } = room();
    await permissions.grant(SITE, [A]);
    void store.fail('get', 'permissions');
    await expect(permissions.require(SITE, A)).rejects.toThrow();
    await expect(permissions.require(SITE, A)).resolves.toBeDefined();
  });
});
