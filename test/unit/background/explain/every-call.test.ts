import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { toHex } from '../../../../src/background/signing/index.js';
import { encodeValue } from '../../../../src/core/chain/light/index.js';
import { ERROR_CODES } from '../../../../src/core/errors/codes.js';
import { dappRequest, explainFacts, inputFor } from '../../../support/explain-builders.js';
import { finney, HAS_FINNEY, openFinney } from '../../../support/finney.js';
import { createRandom, possibleCalls, randomCall } from '../../../support/random-value.js';

/** Calls that are refused on sight: bare hashes, and a call the chain itself cannot read. */
const OPAQUE = new Set(['Multisig.approve_as_multi', 'Proxy.announce', 'MevShield.store_encrypted']);

describe.skipIf(!HAS_FINNEY)(
  'every call of a runtime (needs the recorded metadata beside the project)',
  () => {
    for (const spec of [219, 393, 424] as const)
      it(`S57: of spec ${spec} is explained with all its arguments, or refused with a reason`, {
        timeout: 60_000,
      }, async () => {
        const metadata = finney(spec);
        const light = openFinney(spec);
        const random = createRandom(spec);
        const explainer = createExplainer();
        const refused = new Set<string>();
        for (const [pallet, call] of possibleCalls(light))
          for (let round = 0; round < 3; round++) {
            const bytes = encodeValue(light.registry, randomCall(light.registry, pallet, call, random));
            // The shortest era, because shielded carriers take no other.
            const request = dappRequest(metadata, toHex(bytes), { eraHex: '0x7200' });
            const result = await explainer.explain(
              inputFor(metadata, request, round === 0 ? null : explainFacts()),
            );
            if (!result.ok) {
              expect(ERROR_CODES).toContain(result.refusal.code);
              expect(
                result.refusal.code,
                `${pallet}.${call} ${JSON.stringify(result.refusal.context)}`,
              ).not.toBe('internal');
              refused.add(`${pallet}.${call}`);
              continue;
            }
            const { tree, callHex } = result.explanation;
            expect([tree.pallet, tree.call]).toEqual([pallet, call]);
            expect(tree.args.every(({ text, type }) => text !== '' && type !== '')).toBe(true);
            expect(callHex).toBe(toHex(bytes));
          }
        // Calls of other runtimes than the one the danger table was made for may be unknown, never guessed.
        if (spec === 424) expect([...refused].filter((name) => !OPAQUE.has(name))).toEqual([]);
      });
  },
);
