import { existsSync, readFileSync } from 'node:fs';
import {
  AccountId,
  compactBn,
  Option,
  Struct,
  Tuple,
  u16,
  u32,
  u64,
  Vector,
} from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../../devnet/codec/index.js';
import { callApi } from '../../../../../devnet/executive/api/index.js';
import { feeOf } from '../../../../../devnet/executive/fees.js';
import { declaredMetadata } from '../../../../../devnet/metadata/index.js';
import type { TxValidity } from '../../../../../devnet/types.js';
import { A, ALICE, B, BOB, createWorld, TAO } from '../subtensor/world.js';

const account = AccountId(42);
const NONE = new Uint8Array();
const simResult = Struct({
  tao_amount: u64,
  alpha_amount: u64,
  tao_fee: u64,
  alpha_fee: u64,
  tao_slippage: u64,
  alpha_slippage: u64,
});

const sources: Array<[string, () => Uint8Array]> = [['declared', () => declaredMetadata()]];
for (const spec of [424, 393]) {
  const file = `../shared/chain/metadata/finney-${spec}.scale`;
  if (existsSync(file)) sources.push([String(spec), () => readFileSync(file)]);
}

function createApi(
  bytes: Uint8Array,
  verdict: TxValidity = { ok: false, error: { kind: 'Invalid', name: 'Stale' } },
) {
  const world = createWorld(createRuntimeCodec(bytes));
  const { codec, state, block } = world;
  const validate = () => verdict;
  const call = (name: string, args: Uint8Array = NONE) =>
    callApi({ codec, validate, fee: feeOf }, state, block, name, args);
  return { ...world, api: call };
}

describe.each(sources)('runtime APIs under metadata %s', (_name, bytes) => {
  it('give version, metadata and nonce', () => {
    const { api, codec } = createApi(bytes());
    expect(api('Core_version').length).toBeGreaterThan(20);
    expect(Vector(u32).dec(api('Metadata_metadata_versions'))).toEqual(codec.metadataVersions);
    expect(api('Metadata_metadata_at_version', u32.enc(15)).length).toBeGreaterThan(1_000);
    expect([...api('Metadata_metadata_at_version', u32.enc(99))]).toEqual([0]);
    expect(u32.dec(api('AccountNonceApi_account_nonce', account.enc(ALICE)))).toBe(0);
  });

  it('give prices and simulated swaps, zeros where a swap is impossible', () => {
    const { api } = createApi(bytes());
    expect(u64.dec(api('SwapRuntimeApi_current_alpha_price', u16.enc(A)))).toBe(49_999_999n);
    expect(u64.dec(api('SwapRuntimeApi_current_alpha_price', u16.enc(0)))).toBe(TAO);
    const sim = (method: string, netuid: number, amount: bigint) =>
      simResult.dec(api(`SwapRuntimeApi_${method}`, Tuple(u16, u64).enc([netuid, amount])));
    expect(sim('sim_swap_tao_for_alpha', A, 100n * TAO)).toEqual({
      tao_amount: 99_949_645_228n,
      alpha_amount: 1_979_210_763_198n,
      tao_fee: 50_354_772n,
      alpha_fee: 0n,
      tao_slippage: 0n,
      alpha_slippage: 20_789_236_802n,
    });
    expect(sim('sim_swap_alpha_for_tao', B, 12_345_678_901_234n)).toMatchObject({
      alpha_fee: 6_216_638_494n,
      tao_amount: 497_131_379_414n,
      tao_slippage: 3_554_087_907n,
    });
    expect(Object.values(sim('sim_swap_alpha_for_tao', A, 1n))).toEqual([0n, 0n, 0n, 0n, 0n, 0n]);
    expect(Object.values(sim('sim_swap_tao_for_alpha', A, 2n ** 63n))).toEqual([0n, 0n, 0n, 0n, 0n, 0n]);
  });

  it('give every price at once', () => {
    const { api, codec } = createApi(bytes());
    expect(codec.hasApi('SwapRuntimeApi', 'current_alpha_price_all')).toBe(true);
    const prices = Vector(Struct({ netuid: u16, price: u64 })).dec(
      api('SwapRuntimeApi_current_alpha_price_all'),
    );
    expect(prices).toHaveLength(4);
    expect(prices).toContainEqual({ netuid: B, price: 40_555_523n });
  });

  it('give positions of coldkeys, and of one hotkey', () => {
    const { api } = createApi(bytes());
    const one = api('StakeInfoRuntimeApi_get_stake_info_for_coldkey', account.enc(ALICE));
    expect(one[0]).toBe(3 << 2);
    const many = api('StakeInfoRuntimeApi_get_stake_info_for_coldkeys', Vector(account).enc([ALICE, BOB]));
    expect(many.length).toBeGreaterThan(one.length + 64);
    expect([...api('StakeInfoRuntimeApi_get_stake_info_for_coldkeys', Vector(account).enc([]))]).toEqual([0]);
    const args = Tuple(account, account, u16).enc([BOB, ALICE, A]);
    const empty = api('StakeInfoRuntimeApi_get_stake_info_for_hotkey_coldkey_netuid', args);
    expect(empty[0]).toBe(1);
    expect([...empty.slice(65, 69)]).toEqual([A << 2, 0, 0, 0]);
  });

  it('give subnets with names and symbols as compact bytes', () => {
    const { api, plan } = createApi(bytes());
    const all = api('SubnetInfoRuntimeApi_get_all_dynamic_info');
    expect(all[0]).toBe(4 << 2);
    const info = api('SubnetInfoRuntimeApi_get_dynamic_info', u16.enc(A));
    expect(info[0]).toBe(1);
    const name = [...new TextEncoder().encode(plan.subnets[A]?.name)];
    const length = info[2 + 64] as number;
    expect(length >> 2).toBe(name.length);
    expect([...info.slice(67, 67 + 2)]).toEqual([...compactBn.enc(BigInt(name[0] ?? 0))].slice(0, 2));
    expect([...api('SubnetInfoRuntimeApi_get_dynamic_info', u16.enc(99))]).toEqual([0]);
  });

  it('give validators', () => {
    const { api, hotkey } = createApi(bytes());
    expect(api('DelegateInfoRuntimeApi_get_delegates')[0]).toBe(5 << 2);
    const one = api('DelegateInfoRuntimeApi_get_delegate', account.enc(hotkey(0)));
    expect(account.dec(one.slice(1, 33))).toBe(hotkey(0));
    expect([...api('DelegateInfoRuntimeApi_get_delegate', account.enc(ALICE))]).toEqual([0]);
  });

  it('give fees of calls and extrinsics', () => {
    const { api, codec } = createApi(bytes());
    const call = codec.encodeCall({ pallet: 'System', name: 'remark', args: { remark: NONE } });
    const args = Uint8Array.from([...call, ...u32.enc(100)]);
    const info = api('TransactionPaymentCallApi_query_call_info', args);
    const fee = u64.dec(info.slice(-8));
    expect(fee).toBeGreaterThan(54_178n);
    expect(api('TransactionPaymentCallApi_query_call_fee_details', args)[0]).toBe(1);
    expect(() => api('TransactionPaymentCallApi_query_call_info', u32.enc(1))).toThrow('end too early');
  });

  it('validate extrinsics for the pool', () => {
    const bare = Uint8Array.from([2, 8, 4, 0, ...new Uint8Array(32)]);
    const name = 'TaggedTransactionQueue_validate_transaction';
    expect([...createApi(bytes()).api(name, bare)]).toEqual([1, 0, 3]);
    const custom = { ok: false, error: { kind: 'Invalid', name: 'Custom', code: 6 } } as const;
    const refused = createApi(bytes(), custom).api(name, bare);
    expect(refused.at(-1)).toBe(6);
    const good = { ok: true, signer: NONE, nonce: 0, requires: [], longevity: 64, priority: 1n } as const;
    const accepted = createApi(bytes(), { ...good, requires: [], provides: ['0x0102'] }).api(name, bare);
    expect(accepted[0]).toBe(0);
    expect(accepted.at(-1)).toBe(1);
  });

  it('do not know other methods', () => {
    const { api } = createApi(bytes());
    for (const name of ['Nothing_here', 'Core_nothing', 'nothing']) {
      expect(() => api(name)).toThrow(`Execution failed: Other: Exported method ${name} is not found`);
    }
  });
});

describe('get_stake_availability_for_coldkeys', () => {
  const map = Vector(
    Tuple(account, Vector(Tuple(u16, Struct({ total: compactBn, locked: compactBn, available: compactBn })))),
  );
  const args = Tuple(Vector(account), Option(Vector(u16)));

  it('holds back what is locked, over all hotkeys of the coldkey', () => {
    const { api, state, hotkey, block } = createApi(declaredMetadata());
    const lock = { locked_mass: 40n * TAO, conviction: 0n, last_update: BigInt(block.number) };
    state.set('SubtensorModule', 'Lock', [ALICE, A, hotkey(0)], lock);
    const name = 'StakeInfoRuntimeApi_get_stake_availability_for_coldkeys';
    const [entry] = map.dec(api(name, args.enc([[ALICE], undefined])));
    expect(entry?.[1]).toContainEqual([A, { total: 160n * TAO, locked: 40n * TAO, available: 120n * TAO }]);
    expect(map.dec(api(name, args.enc([[ALICE, BOB], []]))).map(([, list]) => list)).toEqual([[], []]);
    expect(map.dec(api(name, args.enc([[ALICE], [0]])))[0]?.[1]).toHaveLength(1);
  });
});
