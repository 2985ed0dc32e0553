import { describe, expect, it } from 'vitest';
import { createSettings, type SettingsChange } from '../../../../src/background/settings/index.js';
import { localChoice, NETWORKS } from '../../../../src/core/chain/networks.js';
import { DEFAULT_SETTINGS } from '../../../../src/protocol/ui/settings.js';
import { FakeStore } from '../../../support/fake-storage.js';

describe('settings', () => {
  it('are the defaults while nothing is stored', async () => {
    expect(await createSettings(new FakeStore()).read()).toEqual(DEFAULT_SETTINGS);
  });

  it('survive the worker, one field at a time', async () => {
    const store = new FakeStore();
    await createSettings(store).update({ theme: 'dark' });
    await createSettings(store).update({ toleranceBps: 100 });
    expect(await createSettings(store).read()).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      toleranceBps: 100,
    });
  });

  it('two changes at once are both kept', async () => {
    const settings = createSettings(new FakeStore());
    await Promise.all([settings.update({ hideAmounts: true }), settings.update({ autoLockMinutes: 5 })]);
    expect(await settings.read()).toMatchObject({ hideAmounts: true, autoLockMinutes: 5 });
  });

  it('a damaged field falls back alone', async () => {
    const store = new FakeStore();
    await store.set({ settings: { ...DEFAULT_SETTINGS, theme: 'dark', autoLockMinutes: -1, stray: 1 } });
    expect(await createSettings(store).read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  it('a failing read is an error, not the defaults', async () => {
    const store = new FakeStore();
    void store.fail('get', 'settings');
    await expect(createSettings(store).read()).rejects.toThrow();
  });

  it.each([
    ['a plain connection to a remote node', ends({ finney: ['ws://node.example'] })],
    ['no node at all for a network of the person', custom({ endpoints: [] })],
    ['a node with a password in its address', ends({ finney: ['wss://me:secret@node.example'] })],
    ['no auto-lock', { autoLockMinutes: 0 }],
  ])('refuse %s', async (_, patch) => {
    const store = new FakeStore();
    await expect(createSettings(store).update(patch)).rejects.toThrow();
    expect(store.writes).toBe(0);
  });

  it('say when the network changed, and only then', async () => {
    const settings = createSettings(new FakeStore());
    const changes: SettingsChange[] = [];
    settings.onChange((change) => changes.push(change));
    await settings.update(ends({ local: ['ws://127.0.0.1:9955'] }));
    await settings.update({ networkId: 'local' });
    await settings.update(ends({ local: ['ws://127.0.0.1:9944'] }));
    await settings.update({ theme: 'light' });
    expect(changes.map(({ networkChanged }) => networkChanged)).toEqual([false, true, true, false]);
  });

  it('D1 mean Kelvin\u2019s own nodes until the person names some', async () => {
    const settings = createSettings(new FakeStore());
    expect(await settings.choice()).toEqual({
      networkId: 'finney',
      genesisHash: NETWORKS.finney.genesisHash,
      endpoints: NETWORKS.finney.endpoints,
    });
    await settings.update(ends({ finney: ['wss://node.example'] }));
    expect((await settings.choice()).endpoints).toEqual(['wss://node.example']);
    await settings.update({ networkId: 'local' });
    expect(await settings.choice()).toEqual(localChoice('ws://127.0.0.1:9944'));
  });

  it('D1 pin a network of the person to the genesis it was added with', async () => {
    const settings = createSettings(new FakeStore());
    await settings.update({ ...custom({}), networkId: 'custom-0011aabb' });
    expect(await settings.choice()).toEqual({
      networkId: 'custom-0011aabb',
      genesisHash: `0x${'7'.repeat(64)}`,
      endpoints: ['wss://node.example'],
    });
    await settings.update({ customNetworks: [] });
    expect((await settings.choice()).networkId).toBe('finney');
  });

  it('go back to the defaults, and say so', async () => {
    const store = new FakeStore();
    const settings = createSettings(store);
    await settings.update({ theme: 'dark', networkId: 'local' });
    const changes: SettingsChange[] = [];
    settings.onChange((change) => changes.push(change));
    await settings.reset();
    expect(store.dump()).toBe('[]');
    expect(await settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(changes).toEqual([{ settings: DEFAULT_SETTINGS, networkChanged: true }]);
  });

  it('S7 keep the address of the local node from the first layout', async () => {
    const store = new FakeStore();
    await store.set({ settings: { networkId: 'local', localEndpoint: 'ws://localhost:9955' } });
    expect(await createSettings(store).choice()).toEqual(localChoice('ws://localhost:9955'));
  });
});

function ends(own: Partial<typeof DEFAULT_SETTINGS.endpoints>) {
  return { endpoints: { ...DEFAULT_SETTINGS.endpoints, ...own } };
}

function custom(change: object) {
  const network = {
    id: 'custom-0011aabb' as const,
    name: 'Mine',
    genesisHash: `0x${'7'.repeat(64)}` as const,
    endpoints: ['wss://node.example'],
  };
  return { customNetworks: [{ ...network, ...change }] };
}
