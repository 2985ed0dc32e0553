import { blake2AsHex } from '@polkadot/util-crypto';
import { describe, expect, it } from 'vitest';
import { heldCallsOf } from '../../../../src/background/requests/held-calls-of.js';
import type { ExtrinsicRequest } from '../../../../src/background/types.js';
import { addressOf } from '../../../../src/core/address/index.js';
import type { RouteStep } from '../../../../src/core/routes/types.js';
import { builtIntent } from '../../../support/built-intent.js';

const nth = (n: number) => addressOf(`0x${n.toString(16).padStart(2, '0').repeat(32)}`);
const [SIGNER, SHARED, PURE] = [nth(1), nth(2), nth(3)];
const CALL = '0x0702aa';

const announce: RouteStep = { kind: 'announce', real: PURE, proxyType: 'Any', delayBlocks: 2 };
const shared = (disclose: boolean): RouteStep => ({
  kind: 'multisig',
  account: SHARED,
  threshold: 2,
  others: [nth(9)],
  disclose,
});
/** A call that carries a hash. */
const hashed = (callHex: string) => `0x1700${blake2AsHex(callHex, 256).slice(2)}`;

function held(steps: RouteStep[], callHex: string, preimages: string[]) {
  const request = {
    source: 'own',
    address: SIGNER,
    accountId: '0x',
    payload: { ...builtIntent().payload, callHex },
    asked: null,
    intent: { kind: 'routed', steps, intent: { kind: 'call', callHex: CALL } },
    shield: null,
    protection: null,
    preimages,
  } as ExtrinsicRequest;
  return heldCallsOf(request).map((call) => [call.callHex, call.actor]);
}

describe('K9 K10 calls to be kept', () => {
  it('are of the account for which each was announced or approved', () => {
    expect(held([announce], hashed(CALL), [CALL])).toEqual([[CALL, PURE]]);
    expect(held([shared(false)], hashed(CALL), [CALL])).toEqual([[CALL, SHARED]]);
    const inner = hashed(CALL);
    expect(held([shared(false), announce], hashed(inner), [inner, CALL])).toEqual([
      [inner, SHARED],
      [CALL, PURE],
    ]);
  });

  it('are not of a step that has the call itself', () => {
    expect(held([{ kind: 'proxy', real: PURE, proxyType: 'Any' }], `0x1600${CALL.slice(2)}`, [])).toEqual([]);
    expect(held([shared(true), announce], `0x1800${hashed(CALL).slice(2)}`, [CALL])).toEqual([[CALL, PURE]]);
    // The last approval: the call stands there whatever was disclosed before.
    expect(held([shared(false), announce], `0x1800${hashed(CALL).slice(2)}`, [CALL])).toEqual([[CALL, PURE]]);
  });
});
