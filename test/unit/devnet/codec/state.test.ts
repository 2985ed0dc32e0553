import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import type { EventRecord, RuntimeCodec } from '../../../../devnet/types.js';

const REAL = '../shared/chain/metadata';
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const declared = createRuntimeCodec(declaredMetadata());
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('storage', () => {
  it('has full keys, and prefixes when arguments are left out', () => {
    const prefix = '0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9';
    expect(declared.storageKey('System', 'Account')).toBe(prefix);
    expect(declared.storageKey('System', 'Account', ALICE)).toBe(
      `${prefix}de1e86a9a8c739864cf3cc5ec2bea59fd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d`,
    );
    const whole = declared.storageKey('SubtensorModule', 'AlphaV2', ALICE, BOB, 3);
    expect(whole.startsWith(declared.storageKey('SubtensorModule', 'AlphaV2', ALICE))).toBe(true);
    expect(whole.endsWith('0300')).toBe(true);
    // Both parts have one type, which some readers of metadata take for an array.
    expect(declared.storageKey('Proxy', 'RealPaysFee', ALICE, BOB)).toHaveLength(2 + 2 * (32 + 40 + 40));
  });

  it('refuses keys it does not have', () => {
    expect(() => declared.storageKey('System', 'Account', ALICE, 1)).toThrow(/takes 1 keys/);
    expect(() => declared.storageKey('System', 'Account', 'nobody')).toThrow(/key of System.Account/);
    expect(() => declared.storageKey('Sudo', 'Key')).toThrow(/no storage item Sudo.Key/);
    expect(declared.hasStorage('System', 'Account')).toBe(true);
    expect(declared.hasStorage('Sudo', 'Key')).toBe(false);
  });

  it('gives the default of items that have one', () => {
    expect(declared.storageDefault('System', 'Account')).toMatchObject({ nonce: 0, data: { free: 0n } });
    expect(declared.storageDefault('SubtensorModule', 'TaoWeight')).toBe(971_718_665_099_567_868n);
    expect(declared.storageDefault('Multisig', 'Multisigs')).toBeUndefined();
  });

  it.each<[string, string, unknown]>([
    ['SubtensorModule', 'Tempo', 360],
    ['SubtensorModule', 'StakingHotkeys', [ALICE, BOB]],
    ['SubtensorModule', 'TokenSymbol', Uint8Array.of(0xce, 0xb1)],
    ['SubtensorModule', 'RootClaimable', [[3, 5n]]],
    ['SubtensorModule', 'SubnetTaoFlow', -7n],
    ['Proxy', 'RealPaysFee', null],
    [
      'Proxy',
      'Proxies',
      [[{ delegate: BOB, proxy_type: { type: 'Staking', value: undefined }, delay: 0 }], 9n],
    ],
    ['SubtensorModule', 'ColdkeySwapAnnouncements', [36_000, `0x${'07'.repeat(32)}`]],
  ])('keeps the value of %s.%s', (pallet, item, value) => {
    expect(declared.decodeStorage(pallet, item, declared.encodeStorage(pallet, item, value))).toEqual(value);
  });

  it('refuses values that do not fit', () => {
    expect(() => declared.encodeStorage('SubtensorModule', 'SubnetTAO', -1n)).toThrow(/SubnetTAO.*wanted/);
    expect(() => declared.encodeStorage('SubtensorModule', 'Tempo', 65_536)).toThrow(/wanted/);
    expect(() => declared.encodeStorage('SubtensorModule', 'Tempo', 1.5)).toThrow(/wanted/);
    expect(() => declared.encodeStorage('System', 'ParentHash', '0x00')).toThrow(/32 bytes/);
  });
});

describe('constants', () => {
  it('have Finney’s values', () => {
    expect(declared.constant('Balances', 'ExistentialDeposit')).toBe(500n);
    expect(declared.constant('System', 'BlockHashCount')).toBe(2400);
    expect(declared.constant('System', 'Nothing')).toBeUndefined();
    expect(declared.constant('Nothing', 'Nothing')).toBeUndefined();
    expect([declared.specName, declared.specVersion, declared.transactionVersion]).toEqual([
      'node-subtensor',
      424,
      1,
    ]);
  });
});

const info = {
  weight: { ref_time: 1n, proof_size: 0n },
  class: { type: 'Normal', value: undefined },
  pays_fee: { type: 'Yes', value: undefined },
};

function eventsOf(codec: RuntimeCodec, staked: unknown): EventRecord[] {
  const phase = { type: 'ApplyExtrinsic' as const, value: 1 };
  const dispatch_error = codec.moduleError('SubtensorModule', 'NotEnoughStakeToWithdraw');
  return [
    { phase, pallet: 'Balances', name: 'Transfer', fields: { from: ALICE, to: BOB, amount: 3n } },
    { phase, pallet: 'SubtensorModule', name: 'StakeAdded', fields: staked },
    { phase, pallet: 'System', name: 'ExtrinsicFailed', fields: { dispatch_error, dispatch_info: info } },
    { phase, pallet: 'System', name: 'CodeUpdated', fields: {} },
    {
      phase: { type: 'Finalization', value: undefined },
      pallet: 'SubtensorModule',
      name: 'NetworkRemoved',
      fields: { 0: 4 },
    },
  ];
}

describe.skipIf(!existsSync(REAL))(`events (needs ${REAL})`, () => {
  it.each([
    [219, [ALICE, 3n]],
    [393, [ALICE, BOB, 3n, 4n, 1, 0n]],
    [424, { 0: ALICE, 1: BOB, 2: 3n, 3: 4n, 4: 1, 5: 0n }],
  ])('of spec %i are what System.Events holds', (spec, staked) => {
    const codec = createRuntimeCodec(new Uint8Array(readFileSync(`${REAL}/finney-${spec}.scale`)));
    const records = eventsOf(codec, staked);
    expect(codec.eventFields('SubtensorModule', 'StakeAdded')).toHaveLength(Object.keys(staked).length);
    const held = codec.decodeStorage('System', 'Events', codec.encodeEvents(records));
    const found = (held as Array<{ event: { type: string; value: { type: string; value: unknown } } }>).map(
      ({ event }) => [event.type, event.value.type, event.value.value],
    );
    expect(found).toEqual([
      ['Balances', 'Transfer', { from: ALICE, to: BOB, amount: 3n }],
      ['SubtensorModule', 'StakeAdded', Object.values(staked)],
      [
        'System',
        'ExtrinsicFailed',
        {
          dispatch_error: {
            type: 'Module',
            value: {
              type: 'SubtensorModule',
              value: { type: 'NotEnoughStakeToWithdraw', value: undefined },
            },
          },
          dispatch_info: info,
        },
      ],
      ['System', 'CodeUpdated', undefined],
      ['SubtensorModule', 'NetworkRemoved', 4],
    ]);
  });
});

describe('events', () => {
  it('have the same bytes whether fields come by name, by position or in a list', () => {
    const record = (fields: unknown): EventRecord => ({
      phase: { type: 'Initialization', value: undefined },
      pallet: 'Balances',
      name: 'Transfer',
      fields,
    });
    const encode = (fields: unknown) => hex(declared.encodeEvents([record(fields)]));
    const byName = encode({ from: ALICE, to: BOB, amount: 3n });
    expect(encode([ALICE, BOB, 3n])).toBe(byName);
    expect(encode({ 0: ALICE, 1: BOB, 2: 3n })).toBe(byName);
    expect(() => encode({ from: ALICE, amount: 3n })).toThrow(/from, to, amount wanted/);
    expect(() => encode([ALICE, BOB])).toThrow(/3 fields wanted/);
  });

  it('are looked up by name', () => {
    expect(declared.hasEvent('SubtensorModule', 'StakeAdded')).toBe(true);
    expect(declared.hasEvent('SubtensorModule', 'StakeVanished')).toBe(false);
    expect(declared.eventFields('Balances', 'Transfer')).toEqual(['from', 'to', 'amount']);
    expect(declared.eventFields('Balances', 'Nothing')).toBeUndefined();
  });
});

describe('errors', () => {
  it('are five bytes inside DispatchError::Module, as the chain pads them', () => {
    const error = declared.moduleError('SubtensorModule', 'NotEnoughStakeToWithdraw');
    expect(hex(declared.encodeDispatchError(error))).toBe('030709000000');
    const token = { type: 'Token', value: { type: 'FundsUnavailable', value: undefined } };
    expect(hex(declared.encodeDispatchError(token))).toBe('0700');
  });

  it('are Other when this runtime does not know them', () => {
    expect(declared.hasError('SubtensorModule', 'AmountTooLow')).toBe(true);
    expect(declared.hasError('SubtensorModule', 'FromTheFuture')).toBe(false);
    expect(declared.moduleError('SubtensorModule', 'FromTheFuture')).toEqual({
      type: 'Other',
      value: undefined,
    });
  });
});

describe('runtime APIs', () => {
  it('decode arguments and encode results', () => {
    expect(declared.hasApi('AccountNonceApi', 'account_nonce')).toBe(true);
    expect(declared.hasApi('AccountNonceApi', 'nothing')).toBe(false);
    const [key] = [declared.storageKey('System', 'Account', ALICE).slice(-64)];
    const args = new Uint8Array(Buffer.from(key ?? '', 'hex'));
    expect(declared.decodeApiArgs('AccountNonceApi', 'account_nonce', args)).toEqual([ALICE]);
    expect(declared.encodeApiResult('AccountNonceApi', 'account_nonce', 7)).toEqual(
      Uint8Array.of(7, 0, 0, 0),
    );
    const price = declared.encodeApiResult('SwapRuntimeApi', 'current_alpha_price_all', [
      { netuid: 1, price: 49_999_999n },
    ]);
    expect(hex(price)).toBe('0401007ff0fa0200000000');
  });

  it('refuse arguments that are too long, too short or for an unknown method', () => {
    expect(() => declared.decodeApiArgs('AccountNonceApi', 'account_nonce', new Uint8Array(33))).toThrow(
      /left over/,
    );
    expect(() => declared.decodeApiArgs('AccountNonceApi', 'account_nonce', new Uint8Array(31))).toThrow();
    expect(() => declared.encodeApiResult('AccountNonceApi', 'nothing', 0)).toThrow(/no runtime API/);
  });

  it.skipIf(!existsSync(REAL))('are only the standard ones where metadata is V14', () => {
    const old = createRuntimeCodec(new Uint8Array(readFileSync(`${REAL}/finney-219.scale`)));
    expect(old.hasApi('StakeInfoRuntimeApi', 'get_stake_info_for_coldkey')).toBe(false);
    const ask = [
      ['AccountNonceApi', 'account_nonce', 7],
      ['Metadata', 'metadata_versions', [14]],
      ['Metadata', 'metadata_at_version', Uint8Array.of(1)],
      ['Metadata', 'metadata', Uint8Array.of(1)],
      ['TransactionPaymentApi', 'query_info', { ...info, partial_fee: 5n }],
      ['TransactionPaymentApi', 'query_fee_details', { inclusion_fee: undefined, tip: 0n }],
      ['TransactionPaymentCallApi', 'query_call_info', { ...info, partial_fee: 5n }],
      [
        'TransactionPaymentCallApi',
        'query_call_fee_details',
        { inclusion_fee: { base_fee: 1n, len_fee: 2n, adjusted_weight_fee: 3n }, tip: 0n },
      ],
    ] as const;
    // The last field of the version had another name then.
    expect(old.encodeApiResult('Core', 'version', old.runtimeVersion).length).toBeGreaterThan(60);
    for (const [api, method, answer] of ask) {
      expect(old.hasApi(api, method)).toBe(true);
      expect(hex(old.encodeApiResult(api, method, answer))).toBe(
        hex(declared.encodeApiResult(api, method, answer)),
      );
    }
  });

  it.skipIf(!existsSync(REAL))('take the same argument bytes where metadata is V14', () => {
    const old = createRuntimeCodec(new Uint8Array(readFileSync(`${REAL}/finney-219.scale`)));
    const call = old.encodeCall({ pallet: 'System', name: 'remark', args: { remark: Uint8Array.of(1) } });
    const asked = Uint8Array.from([...call, call.length, 0, 0, 0]);
    const args = old.decodeApiArgs('TransactionPaymentCallApi', 'query_call_info', asked);
    expect(args).toEqual(declared.decodeApiArgs('TransactionPaymentCallApi', 'query_call_info', asked));
  });
});
