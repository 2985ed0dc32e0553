import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rao } from '../../../../src/core/amount/money.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';

const HASH = `0x${'ab'.repeat(32)}`;
const SUBTENSOR = 'SubtensorModule';

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])(
  'what stops every operation on $name',
  (profile) => {
    let world: BalanceWorld;
    const intent = () =>
      ({ kind: 'send', to: world.addressOf('Bob'), amountRao: rao(1_000_000_000n) }) as const;
    const issue = async () => {
      const quote = await world.quote({ ...intent(), everything: false, keepAlive: true });
      expect(quote.intent).toBeNull();
      return quote.issue;
    };

    beforeAll(async () => {
      world = await BalanceWorld.start(profile);
    });
    afterAll(() => world.stop());

    it('K12 an announced swap of the coldkey, as the pool would say', async () => {
      await world.poke([SUBTENSOR, 'ColdkeySwapAnnouncements', [world.me], [77_000, HASH]]);
      expect(await issue()).toEqual({ code: 'account/swap-announced', context: { block: 77_000 } });
      expect(await world.buildSays(intent())).toBe('account/swap-announced');
      expect(await world.chainSays(intent())).toMatch(/^pool: .*Custom error: 0$/);
    });

    it('K12 a disputed one, which freezes more', async () => {
      await world.poke([SUBTENSOR, 'ColdkeySwapDisputes', [world.me], 5]);
      expect((await issue())?.code).toBe('account/swap-disputed');
      expect(await world.buildSays(intent())).toBe('account/swap-disputed');
      expect(await world.chainSays(intent())).toMatch(/^pool: .*Custom error: 21$/);
      await world.poke(
        [SUBTENSOR, 'ColdkeySwapDisputes', [world.me], undefined],
        [SUBTENSOR, 'ColdkeySwapAnnouncements', [world.me], undefined],
      );
      expect(await world.buildSays(intent())).toBeNull();
    });

    it('S78 safe mode of the network, and its end', async () => {
      await world.poke(['SafeMode', 'EnteredUntil', [], 99_000]);
      expect((await issue())?.code).toBe('network/paused');
      expect(await world.buildSays(intent())).toBe('network/paused');
      expect(await world.chainSays(intent())).toBe('system.CallFiltered');
      await world.poke(['SafeMode', 'EnteredUntil', [], undefined]);
      expect(await world.buildSays(intent())).toBeNull();
    });
  },
);
