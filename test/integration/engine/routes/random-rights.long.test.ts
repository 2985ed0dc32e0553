import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteStep } from '../../../../src/core/routes/types.js';
import { proxyTypes } from '../../../../src/engine/routes/proxy-types.js';
import { createRandom } from '../../../support/random-value.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { RouteWorld } from './route-world.js';

const ROUNDS = 90;

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('random rights on $name', (profile) => {
  let world: RouteWorld;
  beforeAll(async () => {
    world = await RouteWorld.start(profile);
  });
  afterAll(() => world.stop());

  it('K10 for random rights and calls the route is refused exactly where the chain fails inside', async () => {
    const random = createRandom(profile.spec + (profile === DECLARED ? 1 : 0));
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const [real, delegate] = [world.pair('Practice'), world.pair('Alice')];
    const other = world.pair('Bob').address;
    const types = (await proxyTypes(await world.reader())).map(({ name }) => name);
    const leaves = (): string =>
      pick([
        () => world.call('System', 'remark', '0x00'),
        () => world.call('Balances', 'transfer_keep_alive', other, 1_000_000n),
        () => world.call('Balances', 'transfer_keep_alive', other, 500_000_000n),
        () => world.call('Balances', 'transfer_allow_death', other, 499_999_999n),
        () =>
          world.call(
            'SubtensorModule',
            'set_coldkey_auto_stake_hotkey',
            1,
            world.devnet.validators[0]?.hotkey,
          ),
        () => world.call('SubtensorModule', 'add_stake', world.devnet.validators[0]?.hotkey, 1, 600_000_000n),
        () => world.call('SubtensorModule', 'claim_root', [1]),
        () => world.call('Proxy', 'add_proxy', other, pick(types), 7),
        () => world.call('Proxy', 'remove_proxies'),
        () => world.call('Proxy', 'proxy', other, null, world.call('System', 'remark', '0x01')),
        () => world.call('Multisig', 'as_multi_threshold_1', [other], world.call('System', 'remark', '0x02')),
      ])();
    const alone = (callHex: string) => ({ callHex, legs: [] as string[] });
    const calls = () =>
      pick([
        () => alone(leaves()),
        () => alone(leaves()),
        () => {
          const legs = [leaves(), leaves()];
          return { callHex: world.call('Utility', 'batch_all', legs), legs };
        },
        () => alone(world.call('Utility', 'as_derivative', 3, world.call('System', 'remark', '0x03'))),
      ])();
    const met = { yes: 0, no: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      // Half of them wide ones, so that there is enough that passes.
      const type = random() < 0.5 ? pick(types) : pick(['Any', 'NonTransfer', 'NonFungible', 'Staking']);
      const { callHex, legs } = calls();
      const steps: RouteStep[] = [{ kind: 'proxy', real: real.address, proxyType: type }];
      const chainSays = async (hex: string) => {
        await world.grant(real.address, { delegate: delegate.address, type });
        return world.chainSays(delegate, steps, hex);
      };
      await world.grant(real.address, { delegate: delegate.address, type });
      const says = await world.says(delegate.address, steps, callHex);
      const chain = await chainSays(callHex);
      let isFiltered = chain === 'system.CallFiltered';
      // A batch ends with its first failure, whatever it is: the filter of the other leg is asked for by itself.
      if (chain !== null)
        for (const leg of legs) isFiltered ||= (await chainSays(leg)) === 'system.CallFiltered';
      expect(`${type} ${callHex} ${says}`).toBe(
        `${type} ${callHex} ${isFiltered ? 'route/not-allowed' : null}`,
      );
      met[isFiltered ? 'no' : 'yes']++;
    }
    expect(met.yes).toBeGreaterThan(5);
    expect(met.no).toBeGreaterThan(5);
  });
});
