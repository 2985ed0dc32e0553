import { blake, call, constant, optionalMap, pallet, value } from '../dsl/declare.js';

/** Signed orders, carried out by relayers once the pallet is switched on. */
export const limitOrders = pallet('LimitOrders', 32, 'pallet_limit_orders::pallet', {
  calls: [
    call(0, 'execute_orders', { orders: 'BoundedVec<SignedOrder>', should_fail: 'bool' }),
    call(1, 'execute_batched_orders', { netuid: 'u16', orders: 'BoundedVec<SignedOrder>' }),
    call(2, 'cancel_order', { order: 'VersionedOrder' }),
    call(3, 'set_pallet_status', { enabled: 'bool' }),
  ],
  storage: [optionalMap('Orders', [blake('H256')], 'OrderStatus'), value('LimitOrdersEnabled', 'bool')],
  events: {
    OrderExecuted: {
      order_id: 'H256',
      signer: 'AccountId32',
      netuid: 'u16',
      order_type: 'OrderType',
      amount_in: 'u64',
      amount_out: 'u64',
    },
    OrderSkipped: { order_id: 'H256', reason: 'DispatchError' },
    OrderCancelled: { order_id: 'H256', signer: 'AccountId32' },
    GroupExecutionSummary: {
      netuid: 'u16',
      net_side: 'OrderSide',
      net_amount: 'u64',
      actual_out: 'u64',
      executed_count: 'u32',
    },
    LimitOrdersPalletStatusChanged: { enabled: 'bool' },
  },
  errors: [
    'InvalidSignature',
    'OrderAlreadyProcessed',
    'OrderCancelled',
    'OrderExpired',
    'PriceConditionNotMet',
    'Unauthorized',
    'SwapReturnedZero',
    'RootNetUidNotAllowed',
    'OrderNetUidMismatch',
    'LimitOrdersDisabled',
    'RelayerMissMatch',
    'PartialFillsNotEnabled',
    'IncorrectPartialFillAmount',
    'RelayerRequiredForPartialFill',
    'ChainIdMismatch',
    'PalletHotkeyNotRegistered',
    'ArithmeticOverflow',
    'DuplicateOrderInBatch',
    'ZeroShareInBatch',
  ],
  constants: [
    constant('MaxOrdersPerBatch', 'u32', 100),
    constant('PalletId', 'PalletId', '0x62742f6c696d6974'),
    constant(
      'PalletHotkey',
      'AccountId32',
      '0x6d6f646c62742f6c6d686b790000000000000000000000000000000000000000',
    ),
  ],
});
