import { describe, expect, it } from 'vitest';
import type { Effect, Explanation } from '../../../../src/core/explain/types.js';
import { BackgroundWorld } from '../../../support/background-world.js';
import { builtIntent } from '../../../support/built-intent.js';
import { settle } from '../../../support/stepped-clock.js';

const SITE = 'https://stake.example';
const STALE_MS = 61_000;
const ACCOUNT = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

const alpha = (bound: Effect['bound'], base: bigint): Effect => ({
  kind: 'receive',
  bound,
  value: { t: 'alpha', netuid: 64, base, symbol: null },
  account: ACCOUNT,
});
const shownFirst: Partial<Explanation> = {
  effects: [alpha('at-least', 900n), alpha('expected', 1_000n)],
  risks: [{ code: 'large-share', level: 'caution', params: {} }],
};

/** A page's request that was shown, with something to decide about. */
async function shown() {
  const start = await BackgroundWorld.connected(SITE);
  start.world.explained = shownFirst;
  const { signed, id, payloadHash } = await start.world.asked(start.page, start.address);
  const decide = () => {
    const ui = start.world.ui();
    return ui
      .codeOf(ui.send('approvals.decide', { id, decision: 'sign', payloadHash }))
      .catch(() => 'signed');
  };
  return { ...start, signed, id, payloadHash, decide };
}

describe('A8 approving what was shown', () => {
  it('a moment ago asks the chain nothing more', async () => {
    const { world, decide } = await shown();
    const asked = world.engine.requests('signingFacts').length;
    world.clock.jump(59_000);
    expect(await decide()).toBe('signed');
    expect(world.engine.requests('signingFacts')).toHaveLength(asked);
  });

  it('long ago looks again, and signs when all is as it was', async () => {
    const { world, decide, signed } = await shown();
    const asked = world.engine.requests('signingFacts').length;
    world.clock.jump(STALE_MS);
    expect(await decide()).toBe('signed');
    expect(world.engine.requests('signingFacts')).toHaveLength(asked + 1);
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01/);
  });

  it.each([990n, 1_010n])('signs when an estimate of 1,000 is %s now', async (base) => {
    const { world, decide } = await shown();
    world.clock.jump(STALE_MS);
    world.explained = { ...shownFirst, effects: [alpha('at-least', 900n), alpha('expected', base)] };
    expect(await decide()).toBe('signed');
  });

  it.each<[string, Partial<Explanation>]>([
    ['an estimate fell by more than 1 %', { effects: [alpha('at-least', 900n), alpha('expected', 989n)] }],
    ['an estimate rose by more than 1 %', { effects: [alpha('at-least', 900n), alpha('expected', 1_011n)] }],
    ['what is guaranteed moved at all', { effects: [alpha('at-least', 899n), alpha('expected', 1_000n)] }],
    ['a line is gone', { effects: [alpha('at-least', 900n)] }],
    ['a risk rose', { risks: [{ code: 'large-share', level: 'danger', params: {} }] }],
    ['a risk came up', { risks: [...(shownFirst.risks ?? []), { code: 'lock', level: 'note', params: {} }] }],
    ['the sentence is another', { sentence: { code: 'generic', params: {} } }],
    ['it is less certain', { certainty: 'unknown' }],
  ])('signs nothing when %s, until it was seen', async (_, change) => {
    const { world, page, id, signed, decide } = await shown();
    world.clock.jump(STALE_MS);
    world.explained = { ...shownFirst, ...change };
    expect(await decide()).toBe('approval/changed');
    expect(await decide()).toBe('approval/changed');
    expect(await world.pending()).toEqual([id]);
    await world.show(id);
    expect(await decide()).toBe('signed');
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01/);
    page.close();
  });

  it('says why when the bytes must not be signed any more', async () => {
    const { world, id, decide } = await shown();
    world.clock.jump(STALE_MS);
    world.engine.isUp = false;
    world.keeperFailure = new Error('no engine here');
    expect(await decide()).toBe('approval/changed');
    expect(await world.pending()).toEqual([id]);
  });

  it('looks again at a request of our own form alike', async () => {
    const world = new BackgroundWorld();
    await world.start();
    const [accountId = ''] = await world.withAccounts();
    world.engine.answers.buildIntent = () => builtIntent(968);
    world.explained = shownFirst;
    const ui = world.ui();
    const intent = { kind: 'send', to: ACCOUNT, amountRao: 1n };
    const { approvalId: id } = await ui.ask<{ approvalId: string }>('intents.propose', {
      accountId,
      intent,
      protect: true,
    });
    const payloadHash = await world.show(id);
    world.clock.jump(STALE_MS);
    world.explained = { ...shownFirst, effects: [] };
    const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(decision)).toBe('approval/changed');
    expect(world.engine.requests('submit')).toEqual([]);
  });
});

describe('A8 S64 a request ends with its era', () => {
  // Born at 968, 64 blocks long, seen at 1,000: in 1,031 at the latest, less a margin of two.
  const LEFT_MS = 29 * 12_000;

  it('at the time the view names, which the page is told as a refusal', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { signed, id } = await world.asked(page, address);
    const endsAtMs = world.clock.nowMs() + LEFT_MS;
    world.clock.jump(30_000);
    expect(await world.ui().ask('approvals.get', { id })).toMatchObject({ expiresAtMs: endsAtMs });
    world.clock.jump(LEFT_MS - 30_001);
    world.browser.fireAlarms(world.clock.nowMs());
    await settle();
    expect(await world.pending()).toEqual([id]);
    world.clock.jump(1);
    const ui = world.ui();
    const late = ui.send('approvals.decide', { id, decision: 'reject' });
    expect(await ui.codeOf(late)).toBe('approval/expired');
    world.browser.fireAlarms(world.clock.nowMs());
    expect(await page.codeOf(signed)).toBe('approval/rejected');
    expect(world.browser.windows.size).toBe(0);
  });

  it('or after ten minutes, where nothing is known of the chain', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    world.engine.isUp = false;
    world.keeperFailure = new Error('no engine here');
    const createdAtMs = world.clock.nowMs();
    const { id } = await world.asked(page, address);
    expect(await world.ui().ask('approvals.get', { id })).toMatchObject({
      expiresAtMs: createdAtMs + 600_000,
    });
  });

  it('where the page does not say at which block its era begins, by the turn at the head', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { id } = await world.asked(page, address, { blockNumber: undefined });
    const view = await world.ui().ask<{ expiresAtMs: number }>('approvals.get', { id });
    expect(view.expiresAtMs - world.clock.nowMs()).toBeLessThanOrEqual(LEFT_MS);
  });
});
