import { describe, expect, it } from 'vitest';
import { WATCH_ALARM } from '../../../src/background/watchtower/index.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { Alerts } from '../../../src/protocol/ui/watch.js';
import { GENESIS } from '../../support/scripted-engine.js';
import { settle } from '../../support/stepped-clock.js';
import { GRANT, HASH, SWAP, TAO, THIEF, Watched } from './watchtower-support.js';

describe('N1 the watchtower', () => {
  it('says a danger once, lists it, counts it on the icon, and leads to the emergency', async () => {
    const watched = await Watched.open();
    await watched.check();
    expect(watched.said()).toEqual([]);
    watched.now({ coldkeySwap: SWAP });
    await watched.check();
    expect(watched.said()).toEqual([
      {
        title: 'Coldkey swap announced',
        message:
          'Somebody announced that everything in One goes to another key. If that was not you, dispute it now.',
      },
    ]);
    expect(watched.browser.badge).toBe('1');
    const [alert] = await watched.list();
    expect(alert).toMatchObject({
      address: watched.addresses[0],
      networkId: 'finney',
      genesisHash: GENESIS,
      block: 20,
      read: false,
      over: false,
      facts: { kind: 'swap-announced', newColdkeyHash: HASH, executableAtBlock: 36_000 },
    });
    const [id] = watched.browser.notifications.keys();
    watched.browser.clickNotification(id ?? '');
    await settle();
    expect(watched.browser.tabsOpened.at(-1)).toMatch(/tab\.html#\/emergency$/);
    await watched.check();
    expect(watched.said()).toEqual([]);
    expect(await watched.list()).toHaveLength(1);
  });

  it('names nothing while the wallet is locked, and tells nobody', async () => {
    const watched = await Watched.open();
    await watched.check();
    await watched.world.lock();
    watched.now({ freeRao: 1n * TAO });
    await watched.check();
    expect(watched.said()).toEqual([
      { title: 'Kelvin', message: 'Something about one of your accounts needs a look.' },
    ]);
    expect(watched.browser.badge).toBe('1');
    for (const [method, params] of [
      ['alerts.list', {}],
      ['alerts.read', { ids: null }],
      ['alerts.dismiss', { ids: [] }],
      ['alerts.checkNow', {}],
    ] as const)
      expect(await watched.codeOf(method, params)).toBe('vault/locked');
    const ui = watched.world.ui();
    await settle();
    expect(ui.events.filter(({ event }) => event === 'alerts')).toEqual([]);
    await watched.world.unlock();
    await settle();
    expect(ui.events.filter(({ event }) => event === 'alerts').at(-1)).toMatchObject({
      data: { alerts: [{ facts: { kind: 'funds-left', amountRao: 99n * TAO } }] },
    });
  });

  it('takes the name back from a notification that still stands when the wallet is locked', async () => {
    const watched = await Watched.open();
    await watched.check();
    watched.now({ proxies: { kind: 'known', value: [GRANT] } });
    await watched.check();
    expect(watched.said()[0]?.message).toContain('One');
    await watched.world.lock();
    expect(watched.said()).toEqual([
      { title: 'Kelvin', message: 'Something about one of your accounts needs a look.' },
    ]);
  });

  it('groups what comes together, speaks the language chosen, hides amounts, and is quiet on request', async () => {
    const watched = await Watched.open(2);
    await watched.check();
    await watched.ask('settings.update', { patch: { language: 'de', hideAmounts: true } });
    watched.now({ freeRao: 1n * TAO });
    watched.now({ proxies: { kind: 'known', value: [GRANT] } }, 1);
    await watched.check();
    expect(watched.said()).toEqual([
      {
        title: '2 Warnungen warten auf dich',
        message: 'Die erste: Von One ist TAO abgegangen. Keine Transaktion dieser Wallet war das.',
      },
    ]);
    const [id] = watched.browser.notifications.keys();
    watched.browser.clickNotification(id ?? '');
    await settle();
    expect(watched.browser.tabsOpened.at(-1)).toMatch(/tab\.html#\/emergency$/);
    await watched.ask('settings.update', {
      patch: { watch: { everySeconds: 60, quiet: ['swap-announced'] } },
    });
    watched.now({ freeRao: 1n * TAO, coldkeySwap: SWAP });
    await watched.check();
    expect(watched.said()).toEqual([]);
    expect(await watched.list()).toHaveLength(3);
  });

  it('raises nothing for what this wallet did', async () => {
    const watched = await Watched.open();
    await watched.check();
    const [address = ''] = watched.addresses;
    watched.now({ freeRao: 1n * TAO, nonce: 1 });
    watched.ownSince = [{ address, txHash: HASH, block: watched.block + 5, names: [] }];
    await watched.check();
    expect(await watched.list()).toEqual([]);
    expect(watched.said()).toEqual([]);
  });

  it('reads, dismisses, and does not raise again what is still so; over when it is gone', async () => {
    const watched = await Watched.open();
    await watched.check();
    watched.now({ proxies: { kind: 'known', value: [GRANT] }, coldkeySwap: SWAP });
    await watched.check();
    const [first, second] = await watched.list();
    expect(watched.browser.badge).toBe('2');
    await watched.ask('alerts.read', { ids: [first?.id] });
    expect(watched.browser.badge).toBe('2');
    await watched.ask('alerts.dismiss', { ids: [first?.id] });
    expect(watched.browser.badge).toBe('1');
    await watched.check();
    expect((await watched.list()).map(({ id }) => id)).toEqual([second?.id]);
    watched.now({ coldkeySwap: SWAP });
    await watched.check();
    expect((await watched.list()).map(({ over }) => over)).toEqual([true]);
    expect(watched.browser.badge).toBe('');
    await watched.ask('alerts.read', { ids: null });
    expect((await watched.list()).map(({ read }) => read)).toEqual([true]);
  });

  it('lets the engine go after each check', async () => {
    const watched = await Watched.open();
    const { world } = watched;
    world.engine.isUp = false;
    const asked = world.engine.whenAsked('watched');
    world.clock.jump(61_000);
    watched.browser.fireAlarms(world.clock.nowMs());
    await world.clock.until(asked);
    await settle();
    expect([world.keeperStarts, world.keeperStops]).toEqual([1, 1]);
    expect((await watched.ask<Alerts>('alerts.list', {})).watch.lastBlock).toBe(10);
    expect([...watched.browser.alarms.keys()]).not.toContain('engine.keeper');
  });

  it('goes on after a worker has died, and after a failure, which it tells with what it saw before', async () => {
    const watched = await Watched.open();
    await watched.check();
    watched.now({ coldkeySwap: SWAP });
    await watched.check();
    await watched.world.restart();
    expect(watched.browser.badge).toBe('1');
    const { answers } = watched.world.engine;
    const { watched: answer } = answers;
    answers.watched = () => {
      throw new WalletError('chain/offline');
    };
    await watched.check();
    const failed = await watched.ask<Alerts>('alerts.list', {});
    expect(failed.watch).toMatchObject({ lastBlock: 20, failure: { code: 'chain/offline' } });
    expect(failed.alerts).toHaveLength(1);
    expect(await watched.codeOf('alerts.checkNow', {})).toBe('chain/offline');
    if (answer) answers.watched = answer;
    watched.block += 5;
    const now = await watched.ask<Alerts>('alerts.checkNow', {});
    expect(now.watch).toMatchObject({ lastBlock: watched.block, failure: null });
    expect(now.alerts).toHaveLength(1);
  });

  it('passes over a node that is behind', async () => {
    const watched = await Watched.open();
    await watched.check();
    watched.block -= 20;
    watched.now({ freeRao: 0n, coldkeySwap: SWAP });
    await watched.check();
    expect(await watched.list()).toEqual([]);
    watched.now({});
    watched.block += 40;
    await watched.check();
    expect(await watched.list()).toEqual([]);
  });

  it('keeps what it knows of each network apart', async () => {
    const watched = await Watched.open();
    await watched.check();
    await watched.ask('settings.update', { patch: { networkId: 'test' } });
    expect((await watched.ask<Alerts>('alerts.list', {})).watch.lastBlock).toBe(null);
    watched.now({ freeRao: 1n * TAO });
    await watched.check();
    expect(await watched.list()).toEqual([]);
    await watched.ask('settings.update', { patch: { networkId: 'finney' } });
    await watched.check();
    expect((await watched.list()).map(({ networkId }) => networkId)).toEqual(['finney']);
  });

  it('is off when it is switched off, and due again when it is switched on', async () => {
    const watched = await Watched.open();
    expect(watched.browser.alarms.has(WATCH_ALARM)).toBe(true);
    await watched.ask('settings.update', { patch: { watch: { everySeconds: 0, quiet: [] } } });
    expect(watched.browser.alarms.has(WATCH_ALARM)).toBe(false);
    expect((await watched.ask<Alerts>('alerts.list', {})).watch.nextCheckAtMs).toBe(null);
    await watched.ask('settings.update', { patch: { watch: { everySeconds: 30, quiet: [] } } });
    const due = watched.browser.alarms.get(WATCH_ALARM) ?? 0;
    expect(due - watched.world.clock.nowMs()).toBeLessThanOrEqual(30_000);
  });

  it('does not put off a check because the worker wakes', async () => {
    const watched = await Watched.open();
    await watched.check();
    const due = watched.browser.alarms.get(WATCH_ALARM);
    watched.world.clock.jump(20_000);
    await watched.world.restart();
    expect(watched.browser.alarms.get(WATCH_ALARM)).toBe(due);
  });

  it('forgets an account with its alerts, and everything with the wallet', async () => {
    const watched = await Watched.open(2);
    await watched.check();
    watched.now({ coldkeySwap: SWAP }, 1);
    await watched.check();
    expect(await watched.list()).toHaveLength(1);
    const { accounts } = await watched.ask<{ accounts: Array<{ accountId: string }> }>('wallet.status', {});
    await watched.ask('wallet.forgetAccount', {
      accountId: accounts[1]?.accountId,
      wrappingKey: 'ab'.repeat(32),
    });
    await settle();
    expect(await watched.list()).toEqual([]);
    expect(JSON.stringify([...watched.browser.local.entries])).not.toContain(watched.addresses[1]);
    watched.now({ coldkeySwap: SWAP });
    await watched.check();
    expect(watched.browser.badge).toBe('1');
    await watched.ask('wallet.erase', { confirmation: 'erase everything' });
    await settle();
    expect(watched.browser.badge).toBe('');
    expect(watched.said()).toEqual([]);
    expect(watched.browser.alarms.has(WATCH_ALARM)).toBe(false);
    expect([...watched.browser.local.entries.keys()].filter((key) => key.startsWith('watch.'))).toEqual([]);
  });

  it('works where the browser has no notifications: the icon and the list still tell', async () => {
    const watched = await Watched.open();
    watched.browser.hasNotifications = false;
    await watched.world.restart();
    await watched.check();
    watched.now({ coldkeySwap: SWAP });
    await watched.check();
    expect(watched.browser.badge).toBe('1');
    expect(await watched.list()).toHaveLength(1);
  });

  it('keeps the newest two hundred', async () => {
    const watched = await Watched.open();
    await watched.check();
    const announced = Array.from({ length: 230 }, (_, i) => ({
      delegate: THIEF,
      callHash: `0x${i}`,
      height: i,
      executableAtBlock: i,
    }));
    watched.now({ announced: { kind: 'known', value: announced } });
    await watched.check();
    expect(await watched.list()).toHaveLength(200);
    expect(watched.browser.badge).toBe('99+');
  });
});
