import { describe, expect, it } from 'vitest';
import { WATCH_ALARM } from '../../../src/background/watchtower/index.js';
import type { WatchReport } from '../../../src/core/watch/types.js';
import { settle } from '../../support/stepped-clock.js';
import { SWAP, TAO, THIEF, Watched } from './watchtower-support.js';

const priceRule: WatchReport['rules'][number] = {
  kind: 'price',
  rule: { id: 'a', networkId: 'finney', netuid: 64, kind: 'price', side: 'below', priceRao: '50000000' },
  value: { kind: 'known', value: 49_000_000n },
};

describe('N1 the watchtower between alarms, and about rules', () => {
  it('N3 notifies of conveniences too, counts all that is unread, and of what is switched off only dangers', async () => {
    const watched = await Watched.open();
    await watched.check();
    const [address = ''] = watched.addresses;
    watched.now({ claimable: { kind: 'known', value: [{ hotkey: THIEF, valueRao: 2n * TAO }] } });
    await watched.check();
    expect(watched.said()).toEqual([
      { title: 'Rewards to claim', message: '2.0000 τ of root rewards of One can be claimed.' },
    ]);
    expect(watched.browser.badge).toBe('1');
    watched.rules = [priceRule];
    await watched.check();
    expect(watched.said()).toEqual([
      { title: 'Price crossed your limit', message: 'The price of SN64 is below 0.050000 τ.' },
    ]);
    expect(watched.browser.badge).toBe('2');
    await watched.ask('settings.update', {
      patch: { watch: { everySeconds: 60, quiet: ['price-crossed', 'rewards-ready', 'funds-left'] } },
    });
    expect(watched.browser.badge).toBe('');
    await watched.ask('settings.update', {
      patch: { watch: { everySeconds: 60, quiet: ['price-crossed'] } },
    });
    expect(watched.browser.badge).toBe('1');
    await watched.ask('settings.update', {
      patch: { watch: { everySeconds: 60, quiet: ['price-crossed', 'rewards-ready', 'funds-left'] } },
    });
    watched.now({
      freeRao: 1n * TAO,
      claimable: { kind: 'known', value: [{ hotkey: THIEF, valueRao: 2n * TAO }] },
    });
    await watched.check();
    expect(watched.browser.badge).toBe('1');
    expect((await watched.list()).map(({ address: whose, facts }) => [whose, facts.kind])).toEqual([
      [address, 'funds-left'],
      [null, 'price-crossed'],
      [address, 'rewards-ready'],
    ]);
  });

  it('N1 a danger stays on screen while conveniences come and go, and leads to the emergency', async () => {
    const watched = await Watched.open();
    await watched.check();
    const rewards = { kind: 'known', value: [{ hotkey: THIEF, valueRao: 2n * TAO }] } as const;
    watched.now({ coldkeySwap: SWAP, claimable: { ...rewards, value: [...rewards.value] } });
    await watched.check();
    const [id = ''] = watched.browser.notifications.keys();
    expect(watched.said()).toMatchObject([{ title: '2 things need a look' }]);
    watched.rules = [priceRule];
    await watched.check();
    expect(watched.said().map(({ title }) => title)).toEqual([
      '2 things need a look',
      'Price crossed your limit',
    ]);
    watched.browser.clickNotification(id);
    await settle();
    expect(watched.browser.tabsOpened.at(-1)).toMatch(/tab\.html#\/emergency$/);
    expect(watched.said().map(({ title }) => title)).toEqual(['Price crossed your limit']);
    await watched.world.lock();
    expect(watched.said()).toEqual([
      { title: 'Kelvin', message: 'Something about one of your accounts needs a look.' },
    ]);
  });

  it('N1 a danger counts on the icon until it is over or dismissed, anything else until it is read', async () => {
    const watched = await Watched.open();
    await watched.check();
    watched.rules = [priceRule];
    watched.now({ coldkeySwap: SWAP });
    await watched.check();
    expect(watched.browser.badge).toBe('2');
    await watched.ask('alerts.read', { ids: null });
    expect(watched.browser.badge).toBe('1');
    watched.now({});
    await watched.check();
    expect(watched.browser.badge).toBe('');
  });

  it('looks at once when the engine saw something at a head, once for each head, and not while it is off', async () => {
    const watched = await Watched.open();
    await watched.check();
    const { engine } = watched.world;
    const looks = () => engine.requests('watched').length;
    const before = looks();
    watched.block += 1;
    watched.now({ coldkeySwap: SWAP });
    for (let times = 0; times < 3; times += 1) engine.note('news', { block: watched.block });
    await settle();
    await settle();
    expect(looks() - before).toBe(1);
    expect(watched.said().map(({ title }) => title)).toEqual(['Coldkey swap announced']);
    engine.note('news', { block: 'x' });
    await settle();
    expect(looks() - before).toBe(1);
    await watched.ask('settings.update', { patch: { watch: { everySeconds: 0, quiet: [] } } });
    engine.note('news', { block: watched.block + 1 });
    await settle();
    expect(looks() - before).toBe(1);
  });

  it('is due every 30 seconds for an hour after a danger', async () => {
    const watched = await Watched.open();
    await watched.check();
    const left = () => (watched.browser.alarms.get(WATCH_ALARM) ?? 0) - watched.world.clock.nowMs();
    expect(left()).toBeGreaterThan(30_000);
    watched.now({ coldkeySwap: SWAP });
    await watched.check();
    expect(left()).toBeLessThanOrEqual(30_000);
    watched.world.clock.jump(3_600_000);
    await watched.check();
    expect(left()).toBeGreaterThan(30_000);
  });

  it('N3 asks about the rules of the network in use, and keeps them with the settings', async () => {
    const watched = await Watched.open();
    const rule = { id: 'a', networkId: 'finney', netuid: 64, kind: 'closing', places: 3 };
    await watched.ask('settings.update', {
      patch: { watchRules: [rule, { ...rule, id: 'b', networkId: 'test' }] },
    });
    await watched.check();
    expect(watched.world.engine.requests('watched').at(-1)).toMatchObject({ rules: [rule], multisigs: [] });
    expect(await watched.codeOf('settings.update', { patch: { watchRules: [{ ...rule, places: 0 }] } })).toBe(
      'invalid-message',
    );
  });
});
