import { describe, expect, it } from 'vitest';
import { createPhishing } from '../../../../src/background/phishing/index.js';
import { FakeAlarms, FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';
import { readAsset } from '../../../support/read-asset.js';

const LISTED = 'https://bittensor-reward.com';
const FRESH = 'https://evil-500.example';
const ALARM = 'phishing-refresh';
const DAY_MS = 86_400_000;
const { deny } = JSON.parse(await readAsset('phishing/hosts.json')) as { deny: string[] };

const published = (count: number, more: object = {}): string =>
  JSON.stringify({
    allow: ['netlify.app'],
    deny: Array.from({ length: count }, (_, index) => `evil-${index}.example`),
    ...more,
  });

/** The room over the stores of one browser; `start` is a new worker. */
class World {
  readonly local = new FakeStore();
  readonly alarms = new FakeAlarms();
  readonly clock = new FakeClock();
  readonly asked: Array<[string, number]> = [];
  readonly read: string[] = [];
  answer: () => Promise<string> = async () => published(1_000);

  start() {
    return createPhishing({
      local: this.local,
      alarms: this.alarms,
      clock: this.clock,
      readAsset: (path) => {
        this.read.push(path);
        return readAsset(path);
      },
      download: (url, maxBytes) => {
        this.asked.push([url, maxBytes]);
        return this.answer();
      },
    });
  }
}

describe('the list of phishing hosts', () => {
  it('A11 knows the bundled hosts, and contacts nobody by itself', async () => {
    const world = new World();
    const room = world.start();
    await room.start();
    expect(world.read).toEqual([]);
    expect(await room.check(LISTED)).toEqual({ listed: true, looksLike: 'bittensor.com' });
    expect(await room.check('https://app.bittensor-reward.com')).toMatchObject({ listed: true });
    expect(await room.check('https://example.org')).toEqual({ listed: false, looksLike: null });
    expect(world.read).toEqual(['phishing/hosts.json']);
    await room.onAlarm(ALARM);
    expect(world.asked).toEqual([]);
    expect(world.alarms.pending.size).toBe(0);
    expect(await room.status()).toEqual({
      hosts: deny.length,
      refreshedAtMs: null,
      bundledOn: '2026-11-21',
      refreshes: false,
      failure: null,
      source: 'https://github.com/polkadot-js/phishing',
    });
  });

  it('A11 refreshes when switched on, then once a day, from one address', async () => {
    const world = new World();
    const status = await world.start().change({ refreshes: true });
    expect(status).toMatchObject({
      hosts: 1_000,
      refreshes: true,
      refreshedAtMs: world.clock.nowMs(),
      failure: null,
    });
    expect(world.asked).toEqual([['https://polkadot.js.org/phishing/all.json', 4 * 1024 * 1024]]);
    expect(world.alarms.pending.get(ALARM)).toBe(world.clock.nowMs() + DAY_MS);
    world.clock.advance(DAY_MS);
    await world.start().onAlarm('another');
    expect(world.asked).toHaveLength(1);
    await world.start().onAlarm(ALARM);
    expect(world.asked).toHaveLength(2);
    expect(world.alarms.pending.get(ALARM)).toBe(world.clock.nowMs() + DAY_MS);
  });

  it('A11 a refreshed list adds to the bundled one, and survives the worker', async () => {
    const world = new World();
    await world.start().change({ refreshes: true });
    for (const room of [world.start(), world.start()]) {
      expect(await room.check(FRESH)).toMatchObject({ listed: true });
      expect(await room.check(LISTED)).toMatchObject({ listed: true });
    }
  });

  it('A11 switched off is off: no alarm, and the bundled list alone', async () => {
    const world = new World();
    const room = world.start();
    await room.change({ refreshes: true });
    const status = await room.change({ refreshes: false });
    expect(status).toMatchObject({ hosts: deny.length, refreshes: false, refreshedAtMs: null });
    expect(world.alarms.pending.size).toBe(0);
    expect(await room.check(FRESH)).toMatchObject({ listed: false });
  });

  it('A11 asks once more when told to, and only then when it is off', async () => {
    const world = new World();
    const room = world.start();
    await room.change({});
    expect(world.asked).toEqual([]);
    expect(await room.change({ now: true })).toMatchObject({ refreshes: false, hosts: 1_000 });
    expect(world.asked).toHaveLength(1);
    expect(world.alarms.pending.size).toBe(0);
  });

  it('A11 sets the alarm again with a browser that lost it', async () => {
    const world = new World();
    await world.start().change({ refreshes: true });
    const due = world.clock.nowMs() + DAY_MS;
    world.alarms.pending.clear();
    world.clock.advance(1_000);
    await world.start().start();
    expect(world.alarms.pending.get(ALARM)).toBe(due);
    world.clock.advance(3 * DAY_MS);
    await world.start().start();
    expect(world.alarms.pending.get(ALARM)).toBe(world.clock.nowMs());
  });

  it.each<[string, string, () => Promise<string>]>([
    ['no answer', 'unreachable', () => Promise.reject(new Error('offline'))],
    ['half of what was known', 'unusable', async () => published(499)],
    ['an empty list', 'unusable', async () => published(0)],
    ['no JSON', 'unusable', async () => '<!doctype html><title>Sign in</title>'],
    ['another shape', 'unusable', async () => JSON.stringify(['evil.example'])],
    ['hosts that are none', 'unusable', async () => published(0, { deny: Array(2_000).fill('everything') })],
    ['a list without allow', 'unusable', async () => published(2_000, { allow: null })],
  ])('A11 keeps the old list over %s, and says so', async (_, failure, answer) => {
    const world = new World();
    await world.start().change({ refreshes: true });
    const refreshedAtMs = world.clock.nowMs();
    world.clock.advance(DAY_MS);
    world.answer = answer;
    const room = world.start();
    await room.onAlarm(ALARM);
    expect(await room.status()).toMatchObject({ hosts: 1_000, refreshedAtMs, failure });
    expect(await room.check(FRESH)).toMatchObject({ listed: true });
    world.answer = async () => published(1_200);
    await room.onAlarm(ALARM);
    expect(await room.status()).toMatchObject({ hosts: 1_200, failure: null });
  });

  it('A11 takes no first list smaller than half of the bundled one or a hundred', async () => {
    const world = new World();
    world.answer = async () => published(Math.ceil(deny.length / 2) - 1);
    expect(await world.start().change({ refreshes: true })).toMatchObject({ failure: 'unusable' });
    world.answer = async () => published(Math.ceil(deny.length / 2));
    expect(await world.start().change({ now: true })).toMatchObject({ failure: null });
  });

  it.each<[string, (world: World) => Promise<void>]>([
    ['is damaged', (world) => world.local.set({ 'phishing.hosts': { deny: 7 } })],
    ['is missing', (world) => world.local.remove(['phishing.hosts'])],
    ['cannot be read', async (world) => void world.local.fail('get', 'phishing', { times: 9 })],
  ])('A11 falls back to the bundled list when the stored one %s', async (_, break_) => {
    const world = new World();
    await world.start().change({ refreshes: true });
    await break_(world);
    const room = world.start();
    expect(await room.check(LISTED)).toMatchObject({ listed: true });
    expect(await room.check(FRESH)).toMatchObject({ listed: false });
  });

  it('A11 a check never fails, and reads the list again after it could not', async () => {
    const world = new World();
    let isBroken = true;
    const room = createPhishing({
      ...world,
      download: async () => '',
      readAsset: (path) => (isBroken ? Promise.reject(new Error('gone')) : readAsset(path)),
    });
    expect(await room.check(LISTED)).toEqual({ listed: false, looksLike: null });
    isBroken = false;
    expect(await room.check(LISTED)).toMatchObject({ listed: true });
    expect(await room.check('null')).toEqual({ listed: false, looksLike: null });
  });
});
