import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { ActionHistory, ChainAction, ValueHistory } from '../../../src/core/chain/history.js';
import { bookPast, gainsNow, incomeBetween, stakeLooks } from '../../../src/core/gains/index.js';
import { AccountSamples } from '../../../src/engine/history/account-samples.js';
import { ActionHistoryReader } from '../../../src/engine/history/action-history.js';
import { PriceSamples } from '../../../src/engine/history/price-samples.js';
import { ValueHistoryReader } from '../../../src/engine/history/value-history.js';
import { caughtUp, type PastWorld, pastWorld } from './history-world.js';
import { DECLARED } from './support/profiles.js';

const TAO = 1_000_000_000n;

/** Gains as the portfolio counts them: from all actions and from looks far back and close by. */
describe('gains from the past of a chain', () => {
  let world: PastWorld;
  let actions: ActionHistory;
  let values: ValueHistory[];
  let now: Array<{ coldkey: string; hotkey: string; netuid: number; base: bigint; valueRao: bigint }>;

  beforeAll(async () => {
    world = await pastWorld({ ...DECLARED.options, pastDays: 31 });
    const session = await caughtUp(world);
    const addresses = [world.devnet.accounts[0]?.address ?? ''];
    const prices = new PriceSamples(world.past);
    const reader = new ValueHistoryReader(world.past, prices);
    actions = await lastOf(new ActionHistoryReader(world.past).read(session, addresses, 'all'));
    values = [];
    for (const range of ['all', '30d', '24h'] as const)
      values.push(await lastOf(reader.read(session, addresses, range)));
    const head = session.finalized.number;
    const known = await prices.at(session, head);
    const stakes = (await new AccountSamples(world.past).stakes(session, head, addresses)) ?? [];
    now = stakes.map((stake) => ({ ...stake, valueRao: worth(stake, known?.get(stake.netuid) ?? 0n) }));
  });
  afterAll(() => world?.stop());

  const gains = (extra: ChainAction[] = [], held = now) =>
    gainsNow(
      bookPast(
        { actions: [...actions.actions, ...extra], opening: null, looks: stakeLooks(values) },
        'average',
      ),
      held,
    );

  it('P9 H3 earned is what the looks measured, position by position as in the file of income', () => {
    const month = values[1];
    if (!month) throw new Error('no month');
    const entries = incomeBetween(month, actions.actions);
    expect(entries.length).toBeGreaterThan(10);
    for (const { hotkey, netuid, incomeAlpha, valueRao } of gains()) {
      const sum = entries
        .filter((entry) => entry.hotkey === hotkey && entry.netuid === netuid)
        .reduce((total, { alpha }) => total + alpha.base, 0n);
      // What was sold to the last bit had grown until then; the file knows only what was there at a look.
      if (valueRao > 0n) expect(near(incomeAlpha.base, sum)).toBe(true);
      else expect(incomeAlpha.base).toBeGreaterThanOrEqual(sum);
    }
  });

  it('P9 stake older than the known past stays unknown when more is bought', () => {
    const older = gains().find(({ netuid, paidRao }) => netuid === 1 && paidRao === 0n);
    const position = now.find(({ hotkey, netuid }) => hotkey === older?.hotkey && netuid === 1);
    if (!older || !position) throw new Error('no stake without a purchase');
    expect(older.unknownAlpha.base).toBeGreaterThan(300n * TAO);
    const bought = 42n * TAO;
    const paid = (position.valueRao * bought) / position.base;
    const purchase: ChainAction = {
      address: position.coldkey,
      block: (values[0]?.points.at(-1)?.block ?? 0) + 1,
      atMs: 0,
      extrinsicIndex: 1,
      kind: 'stake',
      own: true,
      taoRao: rao(paid),
      alpha: { netuid: 1, base: alphaBase(bought) },
      hotkey: position.hotkey,
      toHotkey: null,
      toNetuid: null,
      toAlpha: null,
      counterparty: null,
      feeRao: null,
      failed: false,
    };
    const after = { ...position, base: position.base + bought, valueRao: position.valueRao + paid };
    const held = now.map((one) => (one === position ? after : one));
    const gain = gains([purchase], held).find((one) => one.hotkey === older.hotkey && one.netuid === 1);
    expect(gain?.costRao).toBe(paid);
    expect(gain?.unknownAlpha).toEqual(older.unknownAlpha);
    expect(gain?.incomeAlpha).toEqual(older.incomeAlpha);
    expect(near(gain?.incomeRao ?? 0n, older.incomeRao)).toBe(true);
    expect((gain?.unrealisedRao ?? TAO) ** 2n).toBeLessThanOrEqual(4n);
  });

  it('P9 what was bought and sold whole is realised, its growth apart', () => {
    const closed = gains().find(({ valueRao, receivedRao }) => valueRao === 0n && receivedRao > 0n);
    if (!closed) throw new Error('no closed position');
    expect(closed.incomeRao).toBeGreaterThan(0n);
    expect(closed.realisedRao + closed.incomeRao).toBe(closed.receivedRao - closed.paidRao);
    expect(closed).toMatchObject({ costRao: 0n, unknownOutRao: 0n, lostRao: 0n, complete: true });
  });
});

function worth({ netuid, base }: { netuid: number; base: bigint }, price: bigint): bigint {
  return netuid === 0 ? base : (base * price) / TAO;
}

/** Within a hundredth: the last hour is in one of them and not in the other. */
function near(a: bigint, b: bigint): boolean {
  const gap = a > b ? a - b : b - a;
  return gap * 100n <= (a > b ? a : b);
}

async function lastOf<T>(events: AsyncGenerator<T>): Promise<T> {
  let last: T | undefined;
  for await (const event of events) last = event;
  if (last === undefined) throw new Error('nothing was read');
  return last;
}
