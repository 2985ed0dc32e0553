import { blake2b } from '@noble/hashes/blake2.js';
import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../src/background/explain/index.js';
import { signingBytes, toHex } from '../../src/background/signing/index.js';
import { encodeValue, type LightMetadata, openMetadata } from '../../src/core/chain/light/index.js';
import { ERROR_CODES } from '../../src/core/errors/codes.js';
import { isWalletError } from '../../src/core/errors/wallet-error.js';
import { dappRequest, inputFor, RUNTIMES } from '../support/explain-builders.js';
import { HAS_FINNEY } from '../support/finney.js';
import { seeded } from './support/fuzz-values.js';
import { goodCalls, mutatedCall } from './support/mutated-bytes.js';
import { polkadotCodec } from './support/polkadot-codec.js';

const RUNS = 100_000;
const EXPLAINED = 5_000;

if (!HAS_FINNEY)
  console.warn('skipped: mutations of the real spec 424, whose metadata is not beside the project');

/** The call, or the code of the refusal. Anything else that is thrown fails the test with its bytes. */
function decoded(light: LightMetadata, bytes: Uint8Array): ReturnType<LightMetadata['decodeCall']> | string {
  try {
    return light.decodeCall(bytes);
  } catch (error) {
    if (isWalletError(error) && ERROR_CODES.includes(error.code)) return error.code;
    throw new Error(`${toHex(bytes)}: ${String(error)}`);
  }
}

describe.each(RUNTIMES)('S56 mutated calls of %s', (_, stored) => {
  const metadata = stored();
  const light = openMetadata(metadata);

  it('S56 100,000 of them are refused with a code or encode to exactly themselves', () => {
    const random = seeded(5_601);
    const calls = goodCalls(light, random);
    const refusals = new Map<string, number>();
    let taken = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = mutatedCall(calls, random);
      const call = decoded(light, bytes);
      if (typeof call === 'string') refusals.set(call, (refusals.get(call) ?? 0) + 1);
      else {
        taken += 1;
        const args = call.args.flatMap(({ value }) => [...encodeValue(light.registry, value)]);
        const again = toHex(Uint8Array.from([...bytes.subarray(0, 2), ...args]));
        if (again !== toHex(bytes)) throw new Error(`${toHex(bytes)} was taken as ${again}`);
      }
    }
    // Every way was walked.
    expect(taken).toBeGreaterThan(RUNS / 20);
    expect([...refusals.keys()]).toEqual(
      expect.arrayContaining(['sign/undecodable', 'sign/trailing-bytes', 'sign/not-canonical']),
    );
  });

  it('S56 what is explained of 5,000 is what another library reads, and the bytes that are signed hold it', async () => {
    const random = seeded(5_602);
    const calls = goodCalls(light, random, 2);
    const explainer = createExplainer();
    const codec = polkadotCodec(metadata);
    let explained = 0;
    for (let run = 0; run < EXPLAINED; run += 1) {
      const bytes = mutatedCall(calls, random);
      const hex = toHex(bytes);
      const request = dappRequest(metadata, hex);
      const result = await explainer.explain(inputFor(metadata, request));
      if (!result.ok) {
        expect(ERROR_CODES).toContain(result.refusal.code);
        continue;
      }
      explained += 1;
      const { explanation } = result;
      const signed = signingBytes(request, metadata);
      expect(explanation.callHex).toBe(hex);
      expect(explanation.payloadHex).toBe(toHex(signed.payload));
      expect(toHex(signed.payload).startsWith(hex)).toBe(true);
      expect(explanation.payloadHash).toBe(toHex(blake2b(signed.payload, { dkLen: 32 })));
      const other = codec.recode(bytes);
      expect(other.hex).toBe(hex);
      const { pallet, call } = explanation.tree;
      const spelled = (name: string) => name.replaceAll('_', '').toLowerCase();
      expect(spelled(other.name)).toBe(spelled(`${pallet}.${call}`));
    }
    expect(explained).toBeGreaterThan(EXPLAINED / 50);
  }, 120_000);
});
