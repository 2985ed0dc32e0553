import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallNode, mayDo, type Rights } from '../../../../src/core/rights/filter.js';
import { isSuperset, KNOWN_FILTERS } from '../../../../src/core/rights/known.js';
import { rightsOf } from '../../../../src/engine/routes/rights-of-runtime.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { RouteWorld } from './route-world.js';

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])(
  'what rights let through on $name',
  (profile) => {
    let world: RouteWorld;
    beforeAll(async () => {
      world = await RouteWorld.start(profile);
    });
    afterAll(() => world.stop());

    it('K10 the types are the runtime’s own, and it says itself what they may do where it can', async () => {
      const facts = await world.engine.client.call('proxyTypes', null);
      expect(facts.map(({ name }) => name).slice(0, 4)).toEqual([
        'Any',
        'Owner',
        'NonCritical',
        'NonTransfer',
      ]);
      expect(facts).toHaveLength(profile === NEWER ? 19 : 18);
      expect(new Set(facts.map(({ source }) => source))).toEqual(
        new Set([profile.spec === 393 ? 'known' : 'chain']),
      );
      const one = (name: string) => facts.find((entry) => entry.name === name);
      expect(one('Any')).toMatchObject({ danger: 'total', allowed: ['*'], except: [] });
      expect(one('NonTransfer')?.danger).toBe(profile === NEWER ? 'high' : 'escalates');
      expect(one('RootClaim')?.allowed).toContain('SubtensorModule.claim_root');
      expect(one('Senate')).toMatchObject({ danger: 'none', allowed: [] });
      // The declared runtime of 424 has no AdminUtils, newer ones list what is left.
      expect(one('Owner')?.except.length === 0).toBe(profile === NEWER || profile === DECLARED);
    });

    it.skipIf(profile === NEWER)('K10 Kelvin’s table and the runtime agree on every call', async () => {
      const rights = await rightsOf(await world.reader());
      const table: Rights = {
        types: new Map(
          [...rights.types].map(([name, { index }]) => [
            name,
            { index, filter: KNOWN_FILTERS[name] ?? null, source: 'known' },
          ]),
        ),
        isSuperset: (type, other) => isSuperset('to-425', type, other),
        has: rights.has,
      };
      for (const { name: pallet, calls } of world.runtime.api.runtimeMetadata.asLatest.pallets) {
        if (calls.isNone) continue;
        const { variants } = world.runtime.api.registry.lookup.getSiType(calls.unwrap().type).def.asVariant;
        for (const { name } of variants)
          for (const type of rights.types.keys()) {
            const uints = { value: 1n, alpha_amount: 1n };
            const node: CallNode = {
              pallet: `${pallet}`,
              call: `${name}`,
              uints,
              proxyType: null,
              carried: [],
            };
            expect(`${type} ${pallet}.${name} ${mayDo(rights, type, node)}`).toBe(
              `${type} ${pallet}.${name} ${mayDo(table, type, node)}`,
            );
          }
      }
    });
  },
);

describe.each(FINNEY_219)('rights on $name', (profile) => {
  it('K10 types that the table does not know are told as unknown', async () => {
    const world = await RouteWorld.start(profile);
    try {
      const facts = await world.engine.client.call('proxyTypes', null);
      expect(facts).toHaveLength(15);
      // This runtime spells it otherwise.
      expect(facts.find(({ name }) => name === 'NonFungibile')).toEqual({
        name: 'NonFungibile',
        danger: 'total',
        source: 'unknown',
        allowed: [],
        except: [],
      });
      expect(facts.filter(({ source }) => source === 'unknown')).toHaveLength(1);
    } finally {
      await world.stop();
    }
  });
});
