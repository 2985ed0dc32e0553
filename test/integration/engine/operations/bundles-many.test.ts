import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BATCH_LEGS } from '../../../../src/core/operations/intent.js';
import { DECLARED, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';

const POSITIONS = 80;
const SIZE = { subnets: 40, validators: 5, accounts: 1, positionsPerAccount: POSITIONS };

describe.each([DECLARED, NEWER])('many positions on $name', (profile) => {
  let world: BalanceWorld;
  let address: string;

  beforeAll(async () => {
    world = await BalanceWorld.start(profile, SIZE);
    address = world.devnet.accounts.find(({ name }) => name === 'Load 0')?.address ?? '';
  });
  afterAll(() => world.stop());

  const requests = (): number =>
    Object.values(world.devnet.requestCounts()).reduce((sum, count) => sum + count, 0);

  it('T14 sells the most valuable ones in one transaction, and says that the rest needs another', async () => {
    await world.caughtUp();
    const ask = { kind: 'unstake-everything', toleranceBps: 100 } as const;
    const before = requests();
    const quote = await world.engine.client.call('quoteOperation', { address, ask, protect: false });
    // Facts in a few, the fee, and at most sixteen simulations.
    expect(requests() - before).toBeLessThan(30);
    expect(quote.issue).toBeNull();
    expect(quote.trades).toHaveLength(MAX_BATCH_LEGS);
    const skipped = quote.detail.kind === 'skipped' ? quote.detail.skipped : [];
    expect(skipped).toHaveLength(POSITIONS - MAX_BATCH_LEGS);
    for (const { reason } of skipped) expect(reason.code).toBe('stake/batch-full');
    const methods = quote.trades.map(({ method }) => method);
    expect(methods.filter((method) => method === 'simulation')).toHaveLength(16);
    if (!quote.intent) throw new Error('what has no issue has an intent');
    const start = requests();
    const build = { address, intent: quote.intent, protect: false, postage: null };
    await world.engine.client.call('buildIntent', build);
    expect(requests() - start).toBeLessThan(16);
  });
});
