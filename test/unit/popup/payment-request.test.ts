import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import {
  chainOf,
  readRequest,
  writeRequest,
} from '../../../src/popup/features/operations/recipient/payment-request.js';
import { hashOf } from './support.js';

const STRANGER = addressOf(hashOf('d'));

describe('S6 payment requests', () => {
  it('S6 are read back as they were written', () => {
    const amount = fc.option(fc.bigInt({ min: 1n, max: 21_000_000_000_000_000n }), { nil: null });
    fc.assert(
      fc.property(amount, fc.boolean(), (amountRao, named) => {
        const request = { address: STRANGER, amountRao, chain: named ? chainOf(hashOf('a')) : null };
        expect(readRequest(writeRequest(request))).toEqual(request);
      }),
    );
  });

  it.each(['1e3', '1,5', '1.0123456789', '\u0661', '-1', '0', ''])(
    'S6 S84 leave out an amount of %j instead of guessing it',
    (amount) => {
      expect(readRequest(`bittensor:${STRANGER}?amount=${encodeURIComponent(amount)}`)?.amountRao).toBeNull();
    },
  );

  it('S6 are no other scheme and no endless text', () => {
    expect(readRequest(STRANGER)).toBeNull();
    expect(readRequest(`ethereum:${STRANGER}`)).toBeNull();
    expect(readRequest(`bittensor:${'5'.repeat(600)}`)).toBeNull();
  });
});
