import {
  _void,
  bool,
  Option,
  Struct,
  str,
  u8,
  u128,
  Variant,
  Vector,
} from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../../devnet/codec/index.js';
import { callApi } from '../../../../../devnet/executive/api/index.js';
import { feeOf } from '../../../../../devnet/executive/fees.js';
import { newerMetadata, SOURCES } from '../chain.js';
import { createWorld } from '../subtensor/world.js';

const callInfo = Struct({
  pallet: str,
  palletIndex: u8,
  call: Option(str),
  callIndex: Option(u8),
  condition: Option(
    Variant({
      ParamLessThan: Struct({ name: str, limit: u128 }),
      NestedCallMustBe: Struct({ pallet: str, call: str }),
    }),
  ),
});
const filter = Struct({
  index: u8,
  name: str,
  deprecated: bool,
  mode: Variant({ AllowAll: _void, DenyAll: _void, Allow: _void, Deny: _void }),
  calls: Vector(callInfo),
  exceptions: Vector(callInfo),
});
const types = Vector(Struct({ name: str, index: u8, deprecated: bool }));

function open(metadata: Uint8Array) {
  const { codec, state, block } = createWorld(createRuntimeCodec(metadata));
  const validate = () => ({ ok: false, error: { kind: 'Invalid', name: 'Stale' } }) as const;
  const api = (method: string, args: Uint8Array = new Uint8Array()) =>
    callApi({ codec, fee: feeOf, validate }, state, block, `ProxyFilterRuntimeApi_${method}`, args);
  return {
    api,
    types: () => types.dec(api('get_proxy_types')),
    filters: (index?: number) => Vector(filter).dec(api('get_proxy_filter', Option(u8).enc(index))),
  };
}
const names = (found: Array<{ pallet: string; call: string | undefined }>) =>
  found.map(({ pallet, call }) => (call === undefined ? pallet : `${pallet}.${call}`));

describe.each(SOURCES)('ProxyFilterRuntimeApi under %s', (_name, metadata) => {
  const { types: list, filters } = open(metadata());
  const one = (type: string) => filters(list().find((entry) => entry.name === type)?.index)[0];

  it('K10 names the types by their index and marks the dead ones', () => {
    expect(list().map(({ index }) => index)).toEqual(list().map((_, at) => at));
    expect(list()).toHaveLength(18);
    expect(list()[8]).toEqual({ name: 'Staking', index: 8, deprecated: false });
    expect(list().flatMap(({ index, deprecated }) => (deprecated ? [index] : []))).toEqual([4, 6, 7, 12]);
  });

  it('K10 gives every filter, or the one asked for', () => {
    expect(filters().map((entry) => entry.name)).toEqual(list().map((entry) => entry.name));
    expect(filters(99)).toEqual([]);
    expect(one('Any')).toMatchObject({ index: 0, mode: { type: 'AllowAll' }, calls: [], exceptions: [] });
    expect(one('Senate')).toMatchObject({ mode: { type: 'DenyAll' }, deprecated: true });
    expect(one('RootClaim')).toMatchObject({ mode: { type: 'Allow' } });
    expect(names(one('RootClaim')?.calls ?? [])).toEqual(['SubtensorModule.claim_root']);
    expect(one('NonTransfer')?.mode.type).toBe('Deny');
    expect(names(one('NonTransfer')?.calls ?? [])).toContain('Balances');
  });

  it('K10 gives calls by the indices of the metadata, and the bound of small transfers', () => {
    expect(one('RootClaim')?.calls[0]).toEqual({
      pallet: 'SubtensorModule',
      palletIndex: 7,
      call: 'claim_root',
      callIndex: 121,
      condition: undefined,
    });
    const small = one('SmallTransfer')?.calls ?? [];
    expect(names(small)).not.toContain('Balances.transfer_all');
    for (const { call, condition } of small) {
      const argument = call?.startsWith('transfer_stake') ? 'alpha_amount' : 'value';
      expect(condition).toEqual({ type: 'ParamLessThan', value: { name: argument, limit: 500_000_000n } });
    }
  });
});

describe('ProxyFilterRuntimeApi of newer runtimes', () => {
  const listed = Vector(
    Struct({
      index: u8,
      name: str,
      deprecated: bool,
      mode: Variant({
        AllowAll: _void,
        Allow: Vector(
          Struct({
            pallet: str,
            palletIndex: u8,
            call: str,
            callIndex: u8,
            constraint: Option(
              Variant({
                ParamLessThan: Struct({ name: str, limit: u128 }),
                NestedCallMustBe: Struct({ name: str, pallet: str, call: str }),
              }),
            ),
          }),
        ),
      }),
    }),
  );
  const { api } = open(newerMetadata());
  const filters = (...indices: number[]) =>
    listed.dec(api('get_proxy_filters', Option(Vector(u8)).enc(indices.length > 0 ? indices : undefined)));
  const callsOf = (index: number) => {
    const [{ mode } = { mode: undefined }] = filters(index);
    return mode?.type === 'Allow' ? mode.value : [];
  };

  it('K10 lists what each of nineteen types allows, call by call', () => {
    expect(filters().map(({ index }) => index)).toEqual([...Array(19).keys()]);
    expect(filters(0)[0]?.mode.type).toBe('AllowAll');
    expect(callsOf(4)).toEqual([]);
    expect(names(callsOf(17))).toEqual([
      'SubtensorModule.claim_root',
      'SubtensorModule.claim_root_with_hotkey',
    ]);
    expect(callsOf(11)[0]?.constraint).toMatchObject({ type: 'ParamLessThan' });
    // The declared runtime has no Sudo.
    expect(callsOf(14)).toEqual([]);
    const nonTransfer = names(callsOf(3));
    expect(nonTransfer).toContain('SubtensorModule.add_stake');
    expect(nonTransfer.some((name) => name.startsWith('Balances.'))).toBe(false);
  });
});
