import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { BlockReader } from '../../../src/engine/chain/block-reader.js';
import { BlockRound } from '../../../src/engine/chain/block-round.js';
import type { Runtime } from '../../../src/engine/chain/runtime.js';
import type { Session } from '../../../src/engine/chain/session.js';
import { NameDirectory } from '../../../src/engine/market/name-directory.js';
import { readPrices } from '../../../src/engine/market/prices.js';
import { SubnetDirectory } from '../../../src/engine/market/subnet-directory.js';
import { pricesAt } from '../../../src/engine/portfolio/prices-at.js';
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
