import { describe, expect, it } from 'vitest';
import { assertSays } from '../../../../src/background/explain/intent.js';
import { fromHex } from '../../../../src/background/signing/index.js';
import { argumentNames, openMetadata } from '../../../../src/core/chain/light/index.js';
import { toErrorBody } from '../../../../src/core/errors/wallet-error.js';
import type { BatchIntent, Intent, SingleIntent } from '../../../../src/core/operations/intent.js';
import type { StoredMetadata } from '../../../../src/protocol/engine/index.js';
import { callHex, nested } from '../../../support/calls.js';
import { RUNTIMES } from '../../../support/explain-builders.js';
import { INTENT_CALLS, type IntentCall, mutations } from '../../../support/intent-calls.js';

/** Every kind, so that one that is forgotten does not compile. */
const KINDS: Record<Exclude<SingleIntent['kind'], 'call'>, true> = {
  send: true,
  'send-all': true,
  stake: true,
  unstake: true,
  'unstake-position': true,
  'change-validator': true,
  'change-subnet': true,
  'transfer-alpha': true,
  'claim-root': true,
  'claim-basket': true,
  'stake-basket': true,
  'auto-stake': true,
  lock: true,
  'move-lock': true,
  'perpetual-lock': true,
  'accept-locked': true,
  'crowdloan-contribute': true,
  'crowdloan-withdraw': true,
  'evm-fund': true,
  'evm-withdraw': true,
  'dispute-swap': true,
  'clear-swap': true,
  'reject-announcement': true,
  'remove-proxy': true,
  'remove-proxies': true,
  'add-proxy': true,
  'remove-announcement': true,
  'create-pure': true,
  'kill-pure': true,
  'cancel-multisig': true,
  'announce-swap': true,
  'execute-swap': true,
};

it('A6: the list of intents is complete', () => {
  expect([...new Set(INTENT_CALLS.map(({ intent }) => intent.kind))].sort()).toEqual(
    Object.keys(KINDS).sort(),
  );
});

describe.each(RUNTIMES)('bytes and intents on %s', (_, metadataOf) => {
  const metadata: StoredMetadata = metadataOf();
  const light = openMetadata(metadata);
  const has = (pallet: string, call: string) => argumentNames(light, pallet, call) !== null;
  const baskets = has('SubtensorModule', 'claim_root_with_hotkey');
  const verdict = (bytes: string, intent: Intent): string => {
    try {
      assertSays(openMetadata(metadata).decodeCall(fromHex(bytes)), intent, baskets);
      return 'says it';
    } catch (error) {
      return toErrorBody(error).code;
    }
  };
  const hexOf = ([pallet, call, args]: IntentCall['call']) => callHex(metadata, pallet, call, args);
  const here = INTENT_CALLS.filter(
    ({ call: [pallet, call], only }) =>
      has(pallet, call) && (only === undefined || (only === 'baskets') === baskets),
  );
  const cases = here.map((entry) => [`${entry.intent.kind} (${entry.call[1]})`, entry] as const);

  it.each(cases)('A6: %s: the right bytes pass, every single change is refused', (_name, entry) => {
    const [pallet, call, args] = entry.call;
    expect(verdict(hexOf(entry.call), entry.intent)).toBe('says it');
    for (const [argument, changed] of mutations(args))
      expect(verdict(callHex(metadata, pallet, call, changed), entry.intent), argument).toBe(
        'engine/disagrees',
      );
    for (const sibling of entry.siblings)
      if (has(sibling[0], sibling[1]))
        expect(verdict(hexOf(sibling), entry.intent), sibling[1]).toBe('engine/disagrees');
    for (const wrapper of ['batch', 'batch_all', 'force_batch'])
      expect(
        verdict(callHex(metadata, 'Utility', wrapper, { calls: [nested(...entry.call)] }), entry.intent),
      ).toBe('engine/disagrees');
  });

  it('A6: every intent is said by its own bytes alone', () => {
    for (const one of here)
      for (const other of here)
        if (one !== other)
          expect(verdict(hexOf(one.call), other.intent), `${one.call[1]} for ${other.intent.kind}`).toBe(
            'engine/disagrees',
          );
  });

  it('A6: a claim means what the runtime makes of it', () => {
    const claim = callHex(metadata, 'SubtensorModule', 'claim_root', { subnets: [8, 64] });
    expect(verdict(claim, { kind: 'claim-root', netuids: [8, 64] })).toBe(
      baskets ? 'engine/disagrees' : 'says it',
    );
    const all = callHex(metadata, 'SubtensorModule', 'claim_root', { subnets: [] });
    expect(verdict(all, { kind: 'claim-basket', hotkey: null })).toBe(
      baskets ? 'says it' : 'engine/disagrees',
    );
  });

  describe.each([
    ['batch_all', 'all-or-nothing'],
    ['force_batch', 'each'],
  ] as const)('in %s', (name, mode) => {
    const legs = here.filter(({ intent }) => intent.kind === 'stake' || intent.kind === 'unstake-position');
    const intent: BatchIntent = { kind: 'batch', mode, legs: legs.map((leg) => leg.intent) };
    const batch = (calls: readonly IntentCall['call'][], wrapper: string = name) =>
      callHex(metadata, 'Utility', wrapper, { calls: calls.map((call) => nested(...call)) });
    const right = legs.map(({ call }) => call);

    it('A6: exactly the legs in their order pass', () => {
      expect(legs.length).toBeGreaterThan(2);
      expect(verdict(batch(right), intent)).toBe('says it');
    });

    it('A6: another leg, one less, another order, another batch are refused', () => {
      const extra: IntentCall['call'] = ['System', 'remark', { remark: new Uint8Array([1]) }];
      const wrong = [
        batch([...right, extra]),
        batch([extra, ...right]),
        batch([...right, ...right.slice(0, 1)]),
        batch(right.slice(1)),
        batch(right.slice(0, -1)),
        batch([]),
        batch([...right].reverse()),
        ...['batch', 'batch_all', 'force_batch']
          .filter((other) => other !== name)
          .map((other) => batch(right, other)),
        batch([['Utility', name, { calls: right.map((call) => nested(...call)) }]]),
        ...right.map((call) => hexOf(call)),
      ];
      for (const bytes of wrong) expect(verdict(bytes, intent)).toBe('engine/disagrees');
    });

    it('A6: a change of one argument of one leg is refused', () => {
      for (const [index, [pallet, call, args]] of right.entries())
        for (const [argument, changed] of mutations(args))
          expect(
            verdict(batch(right.with(index, [pallet, call, changed])), intent),
            `${index} ${argument}`,
          ).toBe('engine/disagrees');
    });
  });
});
