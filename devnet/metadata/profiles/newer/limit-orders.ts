import type { PalletChanges } from '../../dsl/changes.js';
import {
  blake,
  call,
  constant,
  type Fields,
  oneOf,
  optionalMap,
  struct,
  type TypeDeclarations,
} from '../../dsl/declare.js';
import { limitOrdersTypes } from '../../types/limit-orders.js';

/** Orders sized by what an earlier order brought. */
export const limitOrderChanges: PalletChanges = {
  calls: { add: [call(4, 'prune_linked_output', { order_id: 'H256' })] },
  storage: { add: [optionalMap('LinkedOutputs', [blake('H256')], 'LinkedOutput')] },
  // Seven days in milliseconds.
  constants: { add: [constant('LinkedOutputTtl', 'u64', 604_800_000n)] },
  events: {
    insertAfter: {
      LimitOrdersPalletStatusChanged: {
        LinkedOutputRecorded: {
          order_id: 'H256',
          signer: 'AccountId32',
          asset: 'LinkedAsset',
          total: 'u64',
          expires_at: 'u64',
        },
        LinkedOutputConsumed: { provider: 'H256', consumer: 'H256', amount: 'u64', undrawn: 'u64' },
        LinkedOutputPruned: { order_id: 'H256', total: 'u64' },
      },
    },
  },
  errors: {
    insertAfter: {
      ZeroShareInBatch: [
        'NoLinkedOutput',
        'LinkedOutputSignerMismatch',
        'LinkedOutputAssetMismatch',
        'LinkedOutputExpired',
        'LinkedAmountResolvedToZero',
        'PartialFillNotSupportedForLinkedAmount',
        'PartialFillNotSupportedForProvider',
        'LinkedOutputNotPrunable',
      ],
    },
  },
};

export const linkedOrderTypes: TypeDeclarations = {
  OrderAmount: oneOf('pallet_limit_orders::v2::OrderAmount', {
    Fixed: ['u64'],
    LinkedPercentage: { provider: 'H256', pct: 'Perbill' },
  }),
  LinkedAsset: oneOf('pallet_limit_orders::v2::LinkedAsset', {
    Tao: [],
    Alpha: { netuid: 'u16', hotkey: 'AccountId32' },
  }),
  LinkedOutput: struct('pallet_limit_orders::v2::LinkedOutput', {
    signer: 'AccountId32',
    asset: 'LinkedAsset',
    total: 'u64',
    expires_at: 'u64',
  }),
  OrderV2: struct('pallet_limit_orders::v2::OrderV2', orderV2Fields()),
};

/** Those of the first version in their order, with another type of amount and one more at the end. */
function orderV2Fields(): Fields {
  const shape = limitOrdersTypes.Order?.shape;
  if (shape?.kind !== 'struct') throw new Error('types: Order is not a struct');
  return { ...shape.fields, amount: 'OrderAmount', has_linked_order: 'bool' } as Readonly<
    Record<string, string>
  >;
}
