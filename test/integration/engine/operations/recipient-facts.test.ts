import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';

/** Pallet and subnet accounts of `shared/chain/vectors/addresses.json`, the baskets' escrow, the account of zeros. */
const SYSTEM = [
  '5EYCAe5fvncY7Q8kfKUv3CcjBX3GjPFR5qKrdG53mYvQGX8d',
  '5EYCAe5jLQhn6ofDSvqF6iY53erXNkwhyE1aCEgvi1NNs91F',
  '5EYCAe5jLQhn6ofDSwHx3AZmsZPVFHnKpstqap4vqwDWtp7s',
  '5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM',
];
const NOBODY = '5GU8HU4cLcmjpoXLNxWAHYViwbTQggdqd7ykp99CSWGbsZHG';

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393, ...FINNEY_219])(
  'facts about a recipient on $name',
  (profile) => {
    let world: BalanceWorld;
    const facts = async (address: string) => {
      await world.caughtUp();
      return world.engine.client.call('recipientFacts', { address });
    };

    beforeAll(async () => {
      world = await BalanceWorld.start(profile);
    });
    afterAll(() => world.stop());

    it('K4 knows an account that was used, and one that never was', async () => {
      const bob = world.addressOf('Bob');
      expect(await facts(bob)).toEqual({
        address: bob,
        exists: true,
        isHotkey: false,
        ownerColdkey: null,
        isValidator: false,
        name: null,
        isSystem: false,
        rejectsLocked: profile.spec >= 424,
      });
      expect(await facts(NOBODY)).toMatchObject({ exists: false, isHotkey: false, isSystem: false });
    });

    it('K4 knows a hotkey, whose it is, and what its owner calls it', async () => {
      const [validator] = world.devnet.validators;
      const { hotkey = '', coldkey, name } = validator ?? {};
      expect(await facts(hotkey)).toMatchObject({
        isHotkey: true,
        ownerColdkey: coldkey,
        isValidator: true,
        name: profile.spec >= 393 ? name : null,
      });
    });

    it('K4 knows the accounts of the chain itself', async () => {
      for (const address of SYSTEM) expect((await facts(address)).isSystem).toBe(true);
    });

    it.runIf(profile.spec >= 424)('T12 knows who takes locked alpha', async () => {
      const bob = world.addressOf('Bob');
      await world.poke(['SubtensorModule', 'AccountFlags', [bob], 1n]);
      expect((await facts(bob)).rejectsLocked).toBe(false);
      await world.poke(['SubtensorModule', 'AccountFlags', [bob], 2n]);
      expect((await facts(bob)).rejectsLocked).toBe(true);
    });
  },
);
