import { describe, expect, it } from 'vitest';
import { leastCost } from '../../../../src/engine/operations/trade/amounts.js';
import type { TradeWorld } from '../../../../src/engine/operations/trade/world.js';

/** A world whose pool can only be asked: every TAO buys `perTao` alpha; null gives no quote. */
const worldOf = (spendableRao: bigint, perTao: bigint | null): TradeWorld =>
  ({
    pools: {
      pool: async () => undefined,
      quote: async ({ amount }: { amount: bigint }) =>
        perTao === null || amount === 0n ? null : { out: amount * perTao },
    },
    spendableRao: async () => spendableRao,
  }) as unknown as TradeWorld;

describe('T6 what an amount of alpha costs where the pool can only be asked', () => {
  it('T6 is within the balance', async () => {
    const cost = await leastCost(worldOf(1_000_000n, 20n), 1, 2_000n);
    expect(cost >= 100n && cost < 1_000_000n).toBe(true);
  });

  it('T6 a balance that does not reach is said, without a figure nobody quoted', async () => {
    const refused = leastCost(worldOf(10n, 20n), 1, 2_000n);
    await expect(refused).rejects.toMatchObject({
      code: 'stake/insufficient-balance',
      context: { haveRao: '10' },
    });
    await expect(refused).rejects.not.toHaveProperty('context.needRao');
    await expect(leastCost(worldOf(0n, 20n), 1, 2_000n)).rejects.toMatchObject({
      code: 'stake/insufficient-balance',
    });
  });

  it('T6 a pool that gives no quote is not told as a lack of balance', async () => {
    await expect(leastCost(worldOf(1_000_000n, null), 1, 2_000n)).rejects.toMatchObject({
      code: 'quote/no-quote',
      context: { netuid: 1 },
    });
  });
});
