import { encodeAddress } from '../../core/address/index.js';
import { type DecodedCall, type ScaleValue, unwrapValue } from '../../core/chain/light/index.js';
import type { Param } from '../../core/explain/types.js';
import { accountIdOf, argOf, unknownCall } from './arguments.js';
import { callParams } from './call-params.js';
import { UNKNOWN } from './deposits.js';
import type { FactView } from './fact-view.js';
import { risk } from './lines.js';
import { uintOf } from './value-text.js';
import { type Deed, MAY_NOT, worded } from './worded.js';

/**
 * `execute_orders` and `execute_batched_orders`: trades that others signed, for their accounts and at their limits. The
 * sender pays the network's fee; what it earns is in the orders themselves.
 */
export const planExecuteOrders = worded(() => ({
  outcome: () => ({ ...UNKNOWN, risks: [risk('orders-of-others', 'caution')] }),
}));

/** `cancel_order`: an order can never be carried out again. Only whoever signed it may cancel it. */
export const planCancelOrder = worded(({ call, actor }, { light }): Deed => {
  const order = orderOf(call);
  const signer = accountIdOf(field(order, 'signer'));
  return {
    outcome: (view) => ({
      sentence: {
        code: 'call',
        params: { ...callParams(light.registry, call, view), ...orderParams(order, view) },
      },
      ...(signer !== null && encodeAddress(signer) === actor ? {} : MAY_NOT),
    }),
  };
});

/** What an order says: a purchase is counted in TAO, a sale in alpha. */
function orderParams(order: ScaleValue, view: FactView): Record<string, Param> {
  const uint = (name: string) => uintOf(field(order, name)) ?? 0n;
  const netuid = Number(uint('netuid'));
  const type = field(order, 'order_type');
  const kind = type.kind === 'variant' ? type.name : '';
  const hotkey = accountIdOf(field(order, 'hotkey'));
  return {
    type: { t: 'text', text: kind },
    amount: kind === 'LimitBuy' ? { t: 'tao', rao: uint('amount') } : view.alphaParam(netuid, uint('amount')),
    subnet: view.subnetParam(netuid),
    limit: { t: 'price', raoPerAlpha: uint('limit_price'), netuid },
    expiry: { t: 'int', value: uint('expiry') },
    ...(hotkey ? { validator: view.accountParam(encodeAddress(hotkey)) } : {}),
  };
}

/** The order inside its version. @throws WalletError sign/unknown-call */
function orderOf(call: DecodedCall): ScaleValue {
  const { value } = argOf(call, 'order');
  const inner = value.kind === 'variant' ? value.fields[0]?.value : undefined;
  if (inner?.kind !== 'struct') throw unknownCall(call);
  return inner;
}

function field(order: ScaleValue, name: string): ScaleValue {
  const found = order.kind === 'struct' ? order.fields.find((one) => one.name === name) : undefined;
  return found ? unwrapValue(found.value) : order;
}
