import { hexToU8a } from '@polkadot/util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMetadata } from '../../../../src/core/chain/light/index.js';
import { callShape } from '../../../../src/engine/chain/call-shapes.js';
import { canonicalCall, decodeCall } from '../../../../src/engine/chain/calls.js';
import type { Runtime } from '../../../../src/engine/chain/runtime.js';
import { finney } from '../../../support/finney.js';
import { finneyRuntime, hasChainFacts } from '../support/finney-runtime.js';

/** Every call of a runtime, by names. */
function allCalls(runtime: Runtime): Array<[pallet: string, call: string, index: [number, number]]> {
  const { pallets, lookup } = runtime.api.runtimeMetadata.asLatest;
  return pallets.flatMap((pallet) => {
    if (pallet.calls.isNone) return [];
    const { variants } = lookup.getSiType(pallet.calls.unwrap().type).def.asVariant;
    return variants.map((variant): [string, string, [number, number]] => [
      pallet.name.toString(),
      variant.name.toString(),
      [pallet.index.toNumber(), variant.index.toNumber()],
    ]);
  });
}

describe.skipIf(!hasChainFacts)('both codecs (needs ../shared)', () => {
  for (const spec of [219, 393, 424] as const)
    it(`split every call of ${spec} into the same names, bytes and integers`, async () => {
      const runtime = await finneyRuntime(spec);
      const metadata = openMetadata(finney(spec));
      const calls = allCalls(runtime);
      expect(calls.length).toBeGreaterThan(190);
      for (const [pallet, name, index] of calls) {
        const shape = callShape(runtime, pallet, name) ?? [];
        const args = shape.map(({ typeId }) => {
          const type = runtime.api.registry.createLookupType(typeId);
          return Buffer.from(runtime.api.registry.createTypeUnsafe(type, []).toU8a()).toString('hex');
        });
        const hex = `0x${Buffer.from(index).toString('hex')}${args.join('')}`;
        const light = () => metadata.canonical(metadata.decodeCall(hexToU8a(hex)));
        // Carries a proof of a type without values: no such call can exist, and only one of the two notices.
        if (pallet === 'Grandpa' && name.startsWith('report_equivocation')) expect(light).toThrow();
        else expect(canonicalCall(runtime, decodeCall(runtime, hex)), `${pallet}.${name}`).toEqual(light());
      }
    });

  it('never read random bytes as two different calls', async () => {
    const runtime = await finneyRuntime(424);
    const light = openMetadata(finney(424));
    const decoded = (work: () => unknown) => {
      try {
        return work();
      } catch {
        return null;
      }
    };
    fc.assert(
      fc.property(
        fc.constantFrom(5, 7, 11),
        fc.integer({ min: 0, max: 15 }),
        fc.uint8Array({ maxLength: 90 }),
        (pallet, call, rest) => {
          const bytes = new Uint8Array([pallet, call, ...rest]);
          const hex = `0x${Buffer.from(bytes).toString('hex')}`;
          const ours = decoded(() => light.canonical(light.decodeCall(bytes)));
          const theirs = decoded(() => canonicalCall(runtime, decodeCall(runtime, hex)));
          if (ours !== null && theirs !== null) expect(theirs).toEqual(ours);
          // polkadot-js does not know the empty index of an address (variant 1), which only Balances takes here.
          else if (pallet !== 5) expect(ours).toBeNull();
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
