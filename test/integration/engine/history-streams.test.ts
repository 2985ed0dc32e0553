import { afterEach, describe, expect, it } from 'vitest';
import type { ActionHistory, ValueHistory } from '../../../src/core/chain/history.js';
import type { MarketRow } from '../../../src/core/chain/market.js';
import type { Reading } from '../../../src/core/chain/snapshot.js';
import { openActions, openValueHistory } from '../../../src/engine/history/open-history.js';
import { openMarket } from '../../../src/engine/market/market-stream.js';
import { PricePast } from '../../../src/engine/market/price-past.js';
import { type PastWorld, pastWorld } from './history-world.js';

let world: PastWorld;
const closers: Array<() => void> = [];
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await world.stop();
});

/** Opens a stream and waits for the event that satisfies; gives all events up to it. */
function until<E>(
  open: (emit: (event: E) => void) => () => void,
  wanted: (event: E) => boolean,
): Promise<E[]> {
  return new Promise((resolve) => {
    const events: E[] = [];
    const close = open((event) => {
      events.push(event);
      if (wanted(event)) {
        resolve(events);
        queueMicrotask(() => close());
      }
    });
    closers.push(() => close());
  });
}

const deps = (past = world.past) => ({
  connection: world.connection,
  store: world.store,
  past,
  prices: new PricePast(past),
});
const addresses = () => world.devnet.accounts.map(({ address }) => address);

describe('streams of the past', () => {
  it('V1 shows the market at once and its changes as they come', async () => {
    world = await pastWorld({ pastDays: 31 });
    const market = (past: PricePast) => (emit: (reading: Reading<MarketRow[]>) => void) =>
      openMarket(
        { connection: world.connection, store: world.store, directories: { subnets: world.subnets }, past },
        emit,
      );
    const rowOf = ({ snapshot }: Reading<MarketRow[]>) => snapshot?.value.find(({ netuid }) => netuid === 1);
    const whole = (reading: Reading<MarketRow[]>) => rowOf(reading)?.spark.length === 30;
    const events = await until(market(new PricePast(world.past)), whole);
    const [first] = events.filter(({ state }) => state === 'live');
    expect(first && rowOf(first)?.changes['24h']).toEqual({ kind: 'unavailable', reason: 'not-read-yet' });
    const last = events.at(-1);
    expect(last && rowOf(last)?.changes['30d'].kind).toBe('known');
    expect(last && rowOf(last)?.volume24hRao).toBeGreaterThan(0n);
    const lengths = events.map((event) => rowOf(event)?.spark.length ?? 0);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    // Opened again, the last rows are there before anything was asked, as old as they are.
    const [again] = await until(market(new PricePast(world.reopened())), ({ snapshot }) => snapshot !== null);
    expect(again?.state).toBe('stale');
  });

  it('P10 tells what is remembered at once, and never a shorter line', async () => {
    world = await pastWorld({ pastDays: 31 });
    const value =
      (past = world.past) =>
      (emit: (event: ValueHistory) => void) =>
        openValueHistory(deps(past), { addresses: addresses(), range: '30d' }, emit);
    const complete = ({ state }: ValueHistory) => state === 'complete';
    const events = await until(value(), complete);
    expect(events.at(-1)?.points).toHaveLength(31);
    for (let i = 0; i < 30; i += 1) await world.devnet.produceBlock();
    const again = await until(value(world.reopened()), complete);
    expect(Math.min(...again.map(({ points }) => points.length))).toBe(31);
    expect(again[0]?.state).toBe('reading');
    expect(again.at(-1)?.points.at(-1)?.block).toBeGreaterThan(events.at(-1)?.points.at(-1)?.block ?? 0);
  });

  it('H1 goes on after the connection was lost', async () => {
    world = await pastWorld({ pastDays: 31 });
    const [practice = ''] = addresses();
    let lost = false;
    const events = await until<ActionHistory>(
      (emit) =>
        openActions(deps(), { addresses: [practice], range: '30d' }, (event) => {
          if (event.actions.length > 1 && !lost) {
            lost = true;
            world.devnet.disconnectAll();
          }
          emit(event);
        }),
      ({ state }) => state === 'complete',
    );
    expect(lost).toBe(true);
    expect(events.at(-1)?.actions.length).toBeGreaterThan(3);
    expect(events.at(-1)?.fromBlock).toBeLessThanOrEqual(2 * 7_200);
  });

  it('H1 finds what happened since, while it is open', async () => {
    world = await pastWorld({ pastDays: 3 });
    const [practice = ''] = addresses();
    const view = world.devnet.state();
    const account = view.get('System', 'Account', practice) as { data: { free: bigint } };
    let paid = false;
    const events = await until<ActionHistory>(
      (emit) =>
        openActions(deps(), { addresses: [practice], range: '24h' }, (event) => {
          emit(event);
          if (event.state !== 'complete' || paid) return;
          paid = true;
          // Money that comes without a transaction, as a dissolved subnet pays it out.
          const more = { ...account, data: { ...account.data, free: account.data.free + 5n } };
          world.devnet.poke('System', 'Account', [practice], more);
          void (async () => {
            for (let i = 0; i < 40; i += 1) await world.devnet.produceBlock();
          })();
        }),
      ({ actions, state }) => state === 'complete' && actions.some(({ taoRao }) => taoRao === 5n),
    );
    expect(events.at(-1)?.actions[0]).toMatchObject({
      kind: 'received',
      own: false,
      counterparty: null,
      extrinsicIndex: null,
      taoRao: 5n,
    });
  });
});
