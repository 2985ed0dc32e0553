import { afterAll, describe, expect, it } from 'vitest';
import { toHex } from '../../../../src/background/signing/index.js';
import { encodeValue } from '../../../../src/core/chain/light/index.js';
import { canonicalCall, decodeCall } from '../../../../src/engine/chain/calls.js';
import { createRuntime } from '../../../../src/engine/chain/runtime.js';
import { finney, HAS_FINNEY, openFinney } from '../../../support/finney.js';
import { createRandom, possibleCalls, randomCall } from '../../../support/random-value.js';

describe.skipIf(!HAS_FINNEY)('the two codecs (needs the recorded metadata beside the project)', () => {
  const disagreements: string[] = [];
  afterAll(() => expect(disagreements).toEqual([]));

  for (const spec of [393, 424] as const)
    it(`split every call of spec ${spec} alike`, { timeout: 60_000 }, async () => {
      const light = openFinney(spec);
      const runtime = await createRuntime(finney(spec));
      const random = createRandom(spec);
      for (const [pallet, call] of possibleCalls(light)) {
        const bytes = encodeValue(light.registry, randomCall(light.registry, pallet, call, random));
        const ours = light.canonical(light.decodeCall(bytes));
        const theirs = canonicalCall(runtime, decodeCall(runtime, toHex(bytes)));
        if (JSON.stringify(ours) !== JSON.stringify(theirs)) disagreements.push(`${pallet}.${call}`);
      }
      expect(disagreements).toEqual([]);
    });
});
