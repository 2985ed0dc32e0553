import { describe, expect, it } from 'vitest';
import { alphaBase } from '../../../../src/core/amount/money.js';
import { EVERYTHING } from '../../../../src/core/operations/intent.js';
import { amountTaken, everythingAmount } from '../../../../src/engine/operations/support/everything.js';
import { finneyRuntime, hasChainFacts } from '../support/finney-runtime.js';

const HELD = alphaBase(1_000n);

describe.runIf(hasChainFacts).each([393, 424] as const)('a whole position on spec %i', (spec) => {
  it('T8 is the largest amount, since what is too much is cut', async () => {
    const runtime = await finneyRuntime(spec);
    expect(everythingAmount(runtime, HELD)).toBe(EVERYTHING);
    expect(amountTaken(runtime, EVERYTHING, HELD)).toBe(HELD);
    expect(amountTaken(runtime, HELD + 1n, HELD)).toBe(HELD);
    expect(amountTaken(runtime, 5n, HELD)).toBe(5n);
  });
});

describe.runIf(hasChainFacts)('a whole position where neither rule is known', () => {
  it('T8 is the exact amount and nothing above it', async () => {
    // No move of stake is in these metadata at all, nor anything that tells how it would treat too much.
    const runtime = await finneyRuntime(219);
    expect(everythingAmount(runtime, HELD)).toBe(HELD);
    expect(amountTaken(runtime, HELD, HELD)).toBe(HELD);
    expect(amountTaken(runtime, EVERYTHING, HELD)).toBeNull();
  });
});
