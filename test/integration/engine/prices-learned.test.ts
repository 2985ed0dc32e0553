import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { BlockReader, blockTimeRead } from '../../../src/engine/chain/block-reader.js';
import { BlockRound } from '../../../src/engine/chain/block-round.js';
import type { Runtime } from '../../../src/engine/chain/runtime.js';
import type { Session } from '../../../src/engine/chain/session.js';
import { NameDirectory } from '../../../src/engine/market/name-directory.js';
import { readPrices } from '../../../src/engine/market/prices.js';
import { SubnetDirectory } from '../../../src/engine/market/subnet-directory.js';
import { pricesAt, promisePrices } from '../../../src/engine/portfolio/prices-at.js';
import { readPortfolio } from '../../../src/engine/portfolio/read-portfolio.js';
import { type PastWorld, pastWorld } from './history-world.js';

/** The same session on a runtime that has everything but one item of the pallet. */
function without(session: Session, item: string): Session {
  const { api } = session.runtime;
  const { [item]: _, ...rest } = api.query.subtensorModule ?? {};
  const query = { ...api.query, subtensorModule: rest };
  const runtime: Runtime = {
    ...session.runtime,
    api: new Proxy(api, {
      get: (target, name) => (name === 'query' ? query : Reflect.get(target, name, target)),
    }),
  };
  return new Proxy(session, {
    get: (target, name) => (name === 'runtime' ? runtime : Reflect.get(target, name, target)),
  });
}

describe('prices of a block, shared by all who read there', () => {
  let world: PastWorld;

  beforeAll(async () => {
    world = await pastWorld({});
  });
  afterAll(() => world.stop());

  /** A shared reader that shares with nobody else yet. */
  const alone = () => new BlockReader(world.session, world.session.best, new BlockRound());

  it.each(['', 'subnetMechanism'])(
    'P1 are those of the chain, also on a runtime without "%s"',
    async (item) => {
      const session = without(world.session, item);
      const reader = BlockReader.shared(session);
      const addresses = world.devnet.accounts.map(({ address }) => address);
      const known = { subnets: new SubnetDirectory(), names: new NameDirectory() };
      const portfolio = await readPortfolio(reader, known, addresses);
      expect(portfolio.accounts.flatMap(({ positions }) => positions).length).toBeGreaterThan(0);
      const prices = await pricesAt(reader);
      const chain = await readPrices(new BlockReader(session, reader.block));
      expect(chain.size).toBeGreaterThan(1);
      expect([...prices].sort()).toEqual([...chain].sort());
    },
  );

  it('P1 D6 cost no question of their own when they are asked for beside the portfolio', async () => {
    const addresses = world.devnet.accounts.map(({ address }) => address);
    const calls = () => world.devnet.requestCounts().state_call ?? 0;
    const cost = async (beside: boolean): Promise<number> => {
      const reader = alone();
      const before = calls();
      const known = { subnets: new SubnetDirectory(), names: new NameDirectory() };
      const asked = readPortfolio(reader, known, addresses);
      if (beside) expect((await pricesAt(reader)).size).toBeGreaterThan(1);
      await asked;
      return calls() - before;
    };
    const without = await cost(false);
    expect(without).toBeGreaterThan(0);
    expect(await cost(true)).toBe(without);
  });

  /** A session that tells which runtime calls went out, and whose storage cannot be read. */
  function failing(): { session: Session; calls: () => number; storageWorks(): void } {
    const sent: unknown[] = [];
    let works = false;
    const socket = new Proxy(world.session.socket, {
      get: (target, name) =>
        name === 'request'
          ? (method: string, params: unknown[]) => {
              if (method === 'state_call') sent.push(params[0]);
              if (method === 'state_queryStorageAt' && !works)
                return Promise.reject(new WalletError('chain/timeout'));
              return target.request(method, params);
            }
          : Reflect.get(target, name, target),
    });
    return {
      session: new Proxy(world.session, {
        get: (target, name) => (name === 'socket' ? socket : Reflect.get(target, name, target)),
      }),
      calls: () => sent.filter((name) => name === 'SwapRuntimeApi_current_alpha_price_all').length,
      storageWorks: () => {
        works = true;
      },
    };
  }

  it('P1 D6 are asked for once after a portfolio that cannot be read, and only when somebody wants them', async () => {
    const { session, calls, storageWorks } = failing();
    const reader = new BlockReader(session, session.best, new BlockRound());
    const known = { subnets: new SubnetDirectory(), names: new NameDirectory() };
    const portfolio = readPortfolio(reader, known, [world.devnet.accounts[0]?.address ?? '']);
    await expect(portfolio).rejects.toMatchObject({ code: 'chain/timeout' });
    storageWorks();
    // Leaves together with whatever was to be asked by now.
    await reader.storage([blockTimeRead(reader.runtime)]);
    expect(calls()).toBe(0);
    const [one, other] = await Promise.all([pricesAt(reader), pricesAt(reader)]);
    expect(one.size).toBeGreaterThan(1);
    expect(other).toBe(one);
    expect(calls()).toBe(1);
  });

  it('P1 D6 are asked for once by those who wait for a portfolio that cannot be read', async () => {
    const { session, calls } = failing();
    const reader = new BlockReader(session, session.best, new BlockRound());
    const known = { subnets: new SubnetDirectory(), names: new NameDirectory() };
    const portfolio = readPortfolio(reader, known, [world.devnet.accounts[0]?.address ?? '']);
    const waiting = Promise.all([pricesAt(reader), pricesAt(reader)]);
    await expect(portfolio).rejects.toMatchObject({ code: 'chain/timeout' });
    expect((await waiting)[0].size).toBeGreaterThan(1);
    expect(calls()).toBe(1);
  });

  it('P1 wait for nobody where nothing was promised, or the promise comes too late', async () => {
    const reader = alone();
    const asked = pricesAt(reader);
    // Nobody keeps it.
    promisePrices(reader);
    expect((await asked).size).toBeGreaterThan(1);
    const single = new BlockReader(world.session);
    promisePrices(single);
    expect((await pricesAt(single)).size).toBeGreaterThan(1);
  });

  it('P1 are told to whoever asks before and after', async () => {
    const reader = alone();
    const promised = promisePrices(reader);
    const before = pricesAt(reader);
    const prices = new Map([[1, 5n]]);
    promised.tell(prices);
    promised.giveUp();
    expect(await before).toBe(prices);
    expect(await pricesAt(reader)).toBe(prices);
  });

  it('P1 are asked for after all when the portfolio cannot be read', async () => {
    const reader = alone();
    const broken = new Proxy(reader, {
      get: (target, name) =>
        name === 'storage'
          ? () => Promise.reject(new WalletError('chain/timeout'))
          : Reflect.get(target, name, target),
    });
    const known = { subnets: new SubnetDirectory(), names: new NameDirectory() };
    const portfolio = readPortfolio(broken, known, [world.devnet.accounts[0]?.address ?? '']);
    const prices = pricesAt(reader);
    await expect(portfolio).rejects.toMatchObject({ code: 'chain/timeout' });
    expect((await prices).size).toBeGreaterThan(1);
  });
});
