import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../../src/background/signing/index.js';
import {
  argumentNames,
  ByteReader,
  compactBytes,
  encodeValue,
  hasCall,
  hasRuntimeApi,
  hasStorage,
  openMetadata,
  uintBytes,
} from '../../../../src/core/chain/light/index.js';
import { callHex } from '../../../support/calls.js';
import { finney, HAS_FINNEY, openFinney, vectors } from '../../../support/finney.js';
import { createRandom, possibleCalls, randomCall } from '../../../support/random-value.js';

const LIMIT_ARGS = ['hotkey', 'netuid', 'amount_staked', 'limit_price', 'allow_partial'];

describe('SCALE numbers', () => {
  it('writes compact numbers in their shortest form and reads them back', () => {
    for (const value of [
      0n,
      63n,
      64n,
      16_383n,
      16_384n,
      2n ** 30n - 1n,
      2n ** 30n,
      2n ** 64n - 1n,
      2n ** 128n,
    ]) {
      const bytes = compactBytes(value);
      const reader = new ByteReader(bytes);
      expect(reader.compact()).toBe(value);
      expect(reader.left).toBe(0);
    }
  });

  it('refuses a number that does not fit', () => {
    expect(() => uintBytes(256n, 1)).toThrow(RangeError);
    expect(() => uintBytes(-1n, 8)).toThrow(RangeError);
  });

  it('never reads past the end', () => {
    expect(() => new ByteReader(new Uint8Array(3)).take(4)).toThrow('sign/undecodable');
    expect(() => new ByteReader(Uint8Array.of(0x03, 1)).compact()).toThrow('sign/undecodable');
  });
});

describe.skipIf(!HAS_FINNEY)('light codec on real metadata (needs it beside the project)', () => {
  it('computes the digests of the recorded vectors, from V15 only', () => {
    const file = vectors<{ digest_v15_order: string; btrs_393: { digest_v15_order: string } }>(
      'metadata-digest',
    );
    expect(openFinney(424).digest()).toBe(file.digest_v15_order);
    expect(openFinney(393).digest()).toBe(file.btrs_393.digest_v15_order);
    expect(openFinney(424, 14).digest()).toBeNull();
    expect(openFinney(219).digest()).toBeNull();
  });

  it('reads name, versions and extensions of each runtime', () => {
    for (const [spec, count] of [
      [219, 11],
      [393, 13],
      [424, 13],
    ] as const) {
      const light = openFinney(spec);
      expect([light.specName, light.specVersion, light.transactionVersion]).toEqual([
        'node-subtensor',
        spec,
        1,
      ]);
      expect(light.extensions).toHaveLength(count);
    }
    const empty = openFinney(424).extensions.filter(({ zeroSized }) => zeroSized);
    expect(empty.map(({ identifier }) => identifier)).toEqual([
      'CheckNonZeroSender',
      'CheckWeight',
      'SudoTransactionExtension',
      'CheckShieldedTxValidity',
      'SubtensorTransactionExtension',
      'DrandPriority',
    ]);
  });

  it('opens the same metadata once', () => {
    const stored = finney(424);
    expect(openMetadata(stored)).toBe(openMetadata({ ...stored }));
    expect(openMetadata({ ...stored, storedAtMs: 12_345 })).not.toBe(openMetadata(finney(393)));
  });

  it('splits a call into names, exact bytes and numbers', () => {
    const hex = '0x0503008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4803002f6859';
    const light = openFinney(424);
    expect(light.canonical(light.decodeCall(fromHex(hex)))).toEqual({
      pallet: 'Balances',
      call: 'transfer_keep_alive',
      args: [
        {
          name: 'dest',
          hex: '0x008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48',
          uint: null,
        },
        { name: 'value', hex: '0x03002f6859', uint: '1500000000' },
      ],
    });
  });

  it('reads the same call from V14 metadata', () => {
    const hex = callHex(finney(424), 'SubtensorModule', 'unstake_all', {
      hotkey: '5DzbGzvQGeh6wpTe1YF1KUvf2YPSzRf2z9nZNwE5bsAyakax',
    });
    const [v14, v15] = [openFinney(424, 14), openFinney(424)];
    expect(v14.canonical(v14.decodeCall(fromHex(hex)))).toEqual(v15.canonical(v15.decodeCall(fromHex(hex))));
  });

  it('decodes every call of every runtime and encodes it to the same bytes', () => {
    const random = createRandom(1);
    for (const spec of [219, 393, 424] as const) {
      const light = openFinney(spec);
      for (const [pallet, call] of possibleCalls(light)) {
        const bytes = encodeValue(light.registry, randomCall(light.registry, pallet, call, random));
        const decoded = light.decodeCall(bytes);
        expect([decoded.pallet, decoded.call]).toEqual([pallet, call]);
        const args = light.canonical(decoded).args.map(({ hex }) => hex.slice(2));
        expect(toHex(bytes).slice(6)).toBe(args.join(''));
      }
    }
  });

  it('tells capabilities by name and shape', () => {
    expect(hasCall(openFinney(424), 'SubtensorModule', 'add_stake_limit', LIMIT_ARGS)).toBe(true);
    expect(hasCall(openFinney(393), 'SubtensorModule', 'add_stake_limit', LIMIT_ARGS)).toBe(true);
    expect(hasCall(openFinney(219), 'SubtensorModule', 'add_stake_limit', LIMIT_ARGS)).toBe(false);
    expect(argumentNames(openFinney(219), 'SubtensorModule', 'add_stake')).toEqual([
      'hotkey',
      'amount_staked',
    ]);
    expect(hasRuntimeApi(openFinney(424), 'SwapRuntimeApi', 'sim_swap_tao_for_alpha')).toBe(true);
    expect(hasRuntimeApi(openFinney(424, 14), 'SwapRuntimeApi', 'sim_swap_tao_for_alpha')).toBe(false);
    expect(hasStorage(openFinney(424), 'Swap', 'SwapBalancer')).toBe(true);
    expect(hasStorage(openFinney(393), 'Swap', 'SwapBalancer')).toBe(false);
    expect(openFinney(424).constant('System', 'SS58Prefix')).toMatchObject({ kind: 'uint', value: 42n });
    expect(openFinney(424).constant('System', 'Nonsense')).toBeNull();
  });
});
