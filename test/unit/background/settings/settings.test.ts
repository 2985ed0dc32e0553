import { describe, expect, it } from 'vitest';
import { createSettings, type SettingsChange } from '../../../../src/background/settings/index.js';
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
    ['a remote node', { localEndpoint: 'wss://node.example' }],
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
    await settings.update({ localEndpoint: 'ws://127.0.0.1:9955' });
    await settings.update({ networkId: 'local' });
    await settings.update({ localEndpoint: 'ws://127.0.0.1:9944' });
    await settings.update({ theme: 'light' });
    expect(changes.map(({ networkChanged }) => networkChanged)).toEqual([false, true, true, false]);
  });

  it('name an endpoint for the local network only', async () => {
    const settings = createSettings(new FakeStore());
    expect(await settings.choice()).toEqual({ networkId: 'finney', endpoint: null });
    await settings.update({ networkId: 'local' });
    expect(await settings.choice()).toEqual({ networkId: 'local', endpoint: 'ws://127.0.0.1:9944' });
  });
});
