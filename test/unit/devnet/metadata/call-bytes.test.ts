import { existsSync, readFileSync } from 'node:fs';
import { AccountId } from '@polkadot-api/substrate-bindings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import type { DecodedCall } from '../../../../devnet/types.js';

const REAL = '../shared/chain/metadata/finney-424.scale';
const present = existsSync(REAL);

const account = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => AccountId(42).dec(bytes));
const u16 = fc.integer({ min: 0, max: 65_535 });
const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const dest = account.map((value) => ({ type: 'Id', value }));

const plain: fc.Arbitrary<DecodedCall> = fc.oneof(
  fc.record({ dest, value: u64 }).map((args) => ({ pallet: 'Balances', name: 'transfer_keep_alive', args })),
  fc
    .record({
      hotkey: account,
      netuid: u16,
      amount_staked: u64,
      limit_price: u64,
      allow_partial: fc.boolean(),
    })
    .map((args) => ({ pallet: 'SubtensorModule', name: 'add_stake_limit', args })),
  fc
    .record({ hotkey: account, netuid: u16, limit_price: fc.option(u64, { nil: undefined }) })
    .map((args) => ({ pallet: 'SubtensorModule', name: 'remove_stake_full_limit', args })),
  fc
    .record({ subnets: fc.array(u16, { maxLength: 5 }) })
    .map((args) => ({ pallet: 'SubtensorModule', name: 'claim_root', args })),
  fc
    .record({ delegate: dest, delay: fc.nat(), proxy_type: fc.constantFrom('Any', 'Staking', 'RootClaim') })
    .map(({ proxy_type, ...rest }) => ({
      pallet: 'Proxy',
      name: 'add_proxy',
      args: { ...rest, proxy_type: { type: proxy_type, value: undefined } },
    })),
  fc
    .record({ crowdloan_id: fc.nat(), amount: u64 })
    .map((args) => ({ pallet: 'Crowdloan', name: 'contribute', args })),
);
const native = ({ pallet, name, args }: DecodedCall) => ({
  type: pallet,
  value: { type: name, value: args },
});
const nested = fc.array(plain, { maxLength: 4 }).map(
  (calls): DecodedCall => ({
    pallet: 'Utility',
    name: 'batch_all',
    args: { calls: calls.map(native) },
  }),
);

describe('calls under the declared metadata', () => {
  const declared = createRuntimeCodec(declaredMetadata());

  it.skipIf(!present)(`encode to the same bytes as under Finney 424's (needs ${REAL})`, () => {
    const real = createRuntimeCodec(new Uint8Array(readFileSync(REAL)));
    fc.assert(
      fc.property(fc.oneof(plain, nested), (call) => {
        expect(declared.encodeCall(call)).toEqual(real.encodeCall(call));
      }),
    );
  });

  it('decode to what was encoded', () => {
    fc.assert(
      fc.property(fc.oneof(plain, nested), (call) => {
        expect(declared.decodeCall(declared.encodeCall(call))).toEqual(call);
      }),
    );
  });

  it.each([14, 15])('encode to the same bytes under V%i as under V16', (version) => {
    const other = createRuntimeCodec(declaredMetadata(version));
    fc.assert(
      fc.property(nested, (call) => {
        expect(other.encodeCall(call)).toEqual(declared.encodeCall(call));
      }),
      { numRuns: 30 },
    );
  });
});
