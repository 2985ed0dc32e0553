import { oneOf, struct, type TypeDeclarations } from '../dsl/declare.js';

/** Orders. */
export const limitOrdersTypes: TypeDeclarations = {
  SignedOrder: struct('pallet_limit_orders::SignedOrder', {
    order: 'VersionedOrder',
    signature: 'MultiSignature',
    partial_fill: 'Option<u64>',
  }),
  VersionedOrder: oneOf('pallet_limit_orders::VersionedOrder', { V1: ['Order'] }),
  Order: struct('pallet_limit_orders::Order', {
    signer: 'AccountId32',
    hotkey: 'AccountId32',
    netuid: 'u16',
    order_type: 'OrderType',
    amount: 'u64',
    limit_price: 'u64',
    expiry: 'u64',
    fee_rate: 'Perbill',
    fee_recipient: 'AccountId32',
    relayer: 'Option<BoundedVec<AccountId32>>',
    max_slippage: 'Option<Perbill>',
    chain_id: 'u64',
    partial_fills_enabled: 'bool',
  }),
  OrderType: oneOf('pallet_limit_orders::OrderType', { LimitBuy: [], TakeProfit: [], StopLoss: [] }),
  OrderStatus: oneOf('pallet_limit_orders::OrderStatus', {
    Fulfilled: [],
    PartiallyFilled: ['u64'],
    Cancelled: [],
  }),
  OrderSide: oneOf('pallet_limit_orders::OrderSide', { Buy: [], Sell: [] }),
};
