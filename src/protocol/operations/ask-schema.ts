import * as v from 'valibot';
import { MAX_BATCH_LEGS } from '../../core/operations/intent.js';
import { u16, u64 } from '../primitives.js';
import { callHash, callHex, h160, proxyType } from './intent-schema.js';
import { signatories } from './route-schema.js';

const u32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
const toleranceBps = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const trade = { toleranceBps, allowPartial: v.boolean() };

/** Shape of an {@link import('../../core/operations/request.js').OperationAsk}, for any idea of what an address is. */
export function askSchema<A extends v.GenericSchema<string, string>>(address: A) {
  const someone = v.nullable(address);
  const maybe = v.nullable(u64);
  const amount = v.nullable(
    v.variant('by', [
      v.strictObject({ by: v.literal('alpha'), base: u64 }),
      v.strictObject({ by: v.literal('tao'), rao: u64 }),
      v.strictObject({ by: v.literal('whole') }),
    ]),
  );
  const basketLeg = v.strictObject({ netuid: u16, hotkey: address, amountRao: u64 });
  const rebalanceLeg = v.variant('kind', [
    v.strictObject({ kind: v.literal('buy'), hotkey: address, netuid: u16, amountRao: u64 }),
    v.strictObject({ kind: v.literal('sell'), hotkey: address, netuid: u16, amountBase: u64 }),
    v.strictObject({
      kind: v.literal('swap'),
      hotkey: address,
      fromNetuid: u16,
      toNetuid: u16,
      amountBase: u64,
    }),
  ]);
  const legs = <L extends v.GenericSchema>(leg: L) => v.pipe(v.array(leg), v.maxLength(MAX_BATCH_LEGS));
  return v.variant('kind', [
    v.strictObject({
      kind: v.literal('send'),
      to: someone,
      amountRao: maybe,
      everything: v.boolean(),
      keepAlive: v.boolean(),
    }),
    v.strictObject({
      kind: v.literal('stake'),
      hotkey: someone,
      netuid: u16,
      amountRao: maybe,
      receiveBase: v.optional(u64),
      ...trade,
    }),
    v.strictObject({ kind: v.literal('unstake'), hotkey: address, netuid: u16, amount, ...trade }),
    v.strictObject({
      kind: v.literal('change-validator'),
      fromHotkey: address,
      toHotkey: someone,
      netuid: u16,
      amount,
    }),
    v.strictObject({
      kind: v.literal('change-subnet'),
      hotkey: address,
      fromNetuid: u16,
      toNetuid: v.nullable(u16),
      amount,
      ...trade,
    }),
    v.strictObject({ kind: v.literal('transfer-alpha'), to: someone, hotkey: address, netuid: u16, amount }),
    v.strictObject({
      kind: v.literal('claim-root'),
      netuids: v.nullable(v.pipe(v.array(u16), v.maxLength(200))),
    }),
    v.strictObject({ kind: v.literal('claim-basket'), hotkey: someone }),
    v.strictObject({ kind: v.literal('exit-root'), hotkey: address }),
    v.strictObject({ kind: v.literal('stake-basket'), hotkey: someone, amountRao: maybe }),
    v.strictObject({ kind: v.literal('unstake-everything'), toleranceBps }),
    v.strictObject({ kind: v.literal('auto-stake'), netuid: u16, hotkey: someone }),
    v.strictObject({ kind: v.literal('lock'), hotkey: someone, netuid: u16, amount }),
    v.strictObject({ kind: v.literal('move-lock'), toHotkey: someone, netuid: u16 }),
    v.strictObject({ kind: v.literal('perpetual-lock'), netuid: u16, enabled: v.boolean() }),
    v.strictObject({ kind: v.literal('accept-locked'), accept: v.boolean() }),
    v.strictObject({ kind: v.literal('crowdloan-contribute'), crowdloanId: u32, amountRao: maybe }),
    v.strictObject({ kind: v.literal('crowdloan-withdraw'), crowdloanId: u32 }),
    v.strictObject({ kind: v.literal('evm-fund'), evmAddress: v.nullable(h160), amountRao: maybe }),
    v.strictObject({ kind: v.literal('evm-withdraw'), amountRao: maybe }),
    v.strictObject({ kind: v.literal('dispute-swap') }),
    v.strictObject({ kind: v.literal('clear-swap') }),
    v.strictObject({ kind: v.literal('reject-announcement'), delegate: address, callHash }),
    v.strictObject({ kind: v.literal('remove-proxy'), delegate: address, proxyType, delayBlocks: u32 }),
    v.strictObject({ kind: v.literal('remove-proxies') }),
    v.strictObject({ kind: v.literal('add-proxy'), delegate: someone, proxyType, delayBlocks: u32 }),
    v.strictObject({ kind: v.literal('remove-announcement'), real: address, callHash }),
    v.strictObject({ kind: v.literal('create-pure'), proxyType, delayBlocks: u32, index: u16 }),
    v.strictObject({
      kind: v.literal('kill-pure'),
      spawner: address,
      proxyType,
      index: u16,
      height: u32,
      extIndex: u32,
    }),
    v.strictObject({
      kind: v.literal('cancel-multisig'),
      threshold: u16,
      others: signatories(address),
      callHash,
    }),
    v.strictObject({ kind: v.literal('announce-swap'), newColdkey: someone }),
    v.strictObject({ kind: v.literal('execute-swap'), newColdkey: someone }),
    v.strictObject({ kind: v.literal('call'), callHex }),
    v.strictObject({ kind: v.literal('evacuate'), to: someone }),
    v.strictObject({ kind: v.literal('basket-buy'), legs: legs(basketLeg), toleranceBps }),
    v.strictObject({ kind: v.literal('rebalance'), legs: legs(rebalanceLeg), toleranceBps }),
  ]);
}
