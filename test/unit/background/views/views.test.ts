import { beforeEach, describe, expect, it } from 'vitest';
import type { Wallet } from '../../../../src/background/types.js';
import { MAX_DRAFT_CHARS, MAX_DRAFTS, MAX_SCROLLS } from '../../../../src/background/views/bounds.js';
import { createViews } from '../../../../src/background/views/views.js';
import { SIGHT_KEY, VIEWS_KEY } from '../../../../src/protocol/ui/views.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';

type Change = Parameters<Parameters<Wallet['onChange']>[0]>[0];

const NOWHERE = { path: null, leftAtMs: 0, drafts: {}, scroll: {} };

function world() {
  const session = new FakeStore();
  const clock = new FakeClock();
  const listeners: Array<(change: Change) => void> = [];
  const state = { unlocked: true };
  const wallet = {
    isUnlocked: async () => state.unlocked,
    onChange: (listener: (change: Change) => void) => void listeners.push(listener),
  };
  const { handlers, forgetSight } = createViews({ session, wallet, clock });
  return {
    session,
    clock,
    state,
    forgetSight,
    get: () => handlers['views.get']({}, {} as never),
    keep: (patch: Parameters<(typeof handlers)['views.keep']>[0]) =>
      handlers['views.keep'](patch, {} as never),
    change: (change: Change) => {
      for (const listener of listeners) listener(change);
    },
  };
}

let w: ReturnType<typeof world>;
beforeEach(() => {
  w = world();
});

describe('Q1 kept views', () => {
  it('Q1 gives back the path, what was half typed and how far was scrolled', async () => {
    await w.keep({ path: '/do/send', drafts: { 'send|finney|a': '{"text":"1.5"}' }, scroll: { '/ 0': 40 } });
    w.clock.advance(5_000);
    expect(await w.get()).toEqual({
      path: '/do/send',
      leftAtMs: w.clock.nowMs() - 5_000,
      drafts: { 'send|finney|a': '{"text":"1.5"}' },
      scroll: { '/ 0': 40 },
    });
  });

  it('Q1 changes only what is named; null forgets', async () => {
    await w.keep({ path: '/stake', drafts: { a: '1', b: '2' } });
    await w.keep({ drafts: { a: null, c: '3' } });
    expect(await w.get()).toMatchObject({ path: '/stake', drafts: { b: '2', c: '3' } });
    await w.keep({ path: null });
    expect((await w.get()).path).toBeNull();
  });

  it('Q1 two pages that write at once both stay', async () => {
    await Promise.all([w.keep({ drafts: { popup: '1' } }), w.keep({ drafts: { panel: '2' } })]);
    expect((await w.get()).drafts).toEqual({ popup: '1', panel: '2' });
  });

  it('Q1 a lock empties it, in storage too', async () => {
    await w.keep({ path: '/stake', drafts: { a: 'half typed' } });
    w.state.unlocked = false;
    w.change('locked');
    expect(await w.get()).toEqual(NOWHERE);
    expect(await w.session.get(VIEWS_KEY)).toBeUndefined();
    w.state.unlocked = true;
    expect(await w.get()).toEqual(NOWHERE);
  });

  it('Q1 a deadline that passed while the worker slept empties it with the next unlock', async () => {
    await w.keep({ path: '/stake', drafts: { a: 'half typed' } });
    w.state.unlocked = false;
    expect(await w.get()).toEqual(NOWHERE);
    w.state.unlocked = true;
    w.change('unlocked');
    expect(await w.get()).toEqual(NOWHERE);
  });

  it('Q1 keeps nothing while locked', async () => {
    w.state.unlocked = false;
    await expect(w.keep({ path: '/stake' })).rejects.toMatchObject({ code: 'vault/locked' });
    expect(w.session.writes).toBe(0);
  });

  it('Q1 drops the oldest where there is no room', async () => {
    for (let n = 0; n < MAX_DRAFTS + 3; n += 1) await w.keep({ drafts: { [`d${n}`]: 'x' } });
    const { drafts } = await w.get();
    expect(Object.keys(drafts)).toHaveLength(MAX_DRAFTS);
    expect(drafts).not.toHaveProperty('d2');
    const long = 'y'.repeat(16_000);
    for (let n = 0; n < 12; n += 1) await w.keep({ drafts: { [`long${n}`]: long } });
    const chars = Object.entries((await w.get()).drafts).reduce(
      (sum, [k, t]) => sum + k.length + t.length,
      0,
    );
    expect(chars).toBeLessThanOrEqual(MAX_DRAFT_CHARS);
    for (let n = 0; n < MAX_SCROLLS + 5; n += 1) await w.keep({ scroll: { [`/s${n} 0`]: n } });
    expect(Object.keys((await w.get()).scroll)).toHaveLength(MAX_SCROLLS);
  });

  describe('U6 Q1 what a page last showed', () => {
    it('rests beside the places and forms, which it does not touch', async () => {
      await w.keep({ path: '/stake' });
      w.clock.advance(5_000);
      await w.keep({ sight: 'seen' });
      expect(await w.session.get(SIGHT_KEY)).toBe('seen');
      expect(await w.get()).toMatchObject({ path: '/stake', leftAtMs: w.clock.nowMs() - 5_000 });
      await w.keep({ drafts: { a: '1' } });
      expect(await w.session.get(SIGHT_KEY)).toBe('seen');
    });

    it.each(['locked', 'unlocked', 'accounts'] as const)('goes when the wallet says: %s', async (change) => {
      await w.keep({ sight: 'seen' });
      w.change(change);
      await w.get();
      expect(await w.session.get(SIGHT_KEY)).toBeUndefined();
    });

    it('goes when it is told to, and is not taken while locked', async () => {
      await w.keep({ sight: 'seen', path: '/stake' });
      await w.forgetSight();
      expect(await w.session.get(SIGHT_KEY)).toBeUndefined();
      expect((await w.get()).path).toBe('/stake');
      w.state.unlocked = false;
      await expect(w.keep({ sight: 'seen' })).rejects.toMatchObject({ code: 'vault/locked' });
      expect(await w.session.get(SIGHT_KEY)).toBeUndefined();
    });
  });

  it('a damaged row is nothing, not an error', async () => {
    await w.session.set({ [VIEWS_KEY]: { path: 7 } });
    expect(await w.get()).toEqual(NOWHERE);
  });
});
