import * as v from 'valibot';
import { MAX_BATCH_LEGS } from '../../core/operations/intent.js';
import { u16, u64 } from '../primitives.js';

const u32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
/** An EVM account: `0x` and 40 hex digits. */
export const h160 = v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{40}$/));

/** Shape of an {@link import('../../core/operations/intent.js').Intent}, for any idea of what an address is. */
export function intentSchema<A extends v.GenericSchema<string, string>>(address: A) {
  const single = v.variant('kind', [
    v.strictObject({ kind: v.literal('send'), to: address, amountRao: u64 }),
    v.strictObject({ kind: v.literal('send-all'), to: address, keepAlive: v.boolean() }),
    v.strictObject({
      kind: v.literal('stake'),
      hotkey: address,
      netuid: u16,
      amountRao: u64,
      limitRaoPerAlpha: u64,
      allowPartial: v.boolean(),
    }),
    v.strictObject({
      kind: v.literal('unstake'),
      hotkey: address,
      netuid: u16,
      amountBase: u64,
      limitRaoPerAlpha: u64,
      allowPartial: v.boolean(),
    }),
    v.strictObject({
      kind: v.literal('unstake-position'),
      hotkey: address,
      netuid: u16,
      limitRaoPerAlpha: v.nullable(u64),
    }),
    v.strictObject({
      kind: v.literal('change-validator'),
      fromHotkey: address,
      toHotkey: address,
      netuid: u16,
      amountBase: u64,
    }),
    v.strictObject({
      kind: v.literal('change-subnet'),
      hotkey: address,
      fromNetuid: u16,
      toNetuid: u16,
      amountBase: u64,
      limitRatio: u64,
      allowPartial: v.boolean(),
    }),
    v.strictObject({
      kind: v.literal('transfer-alpha'),
      to: address,
      hotkey: address,
      netuid: u16,
      amountBase: u64,
    }),
    v.strictObject({
      kind: v.literal('claim-root'),
      netuids: v.pipe(v.array(u16), v.minLength(1), v.maxLength(5)),
    }),
    v.strictObject({ kind: v.literal('claim-basket'), hotkey: v.nullable(address) }),
    v.strictObject({ kind: v.literal('stake-basket'), hotkey: address, amountRao: u64 }),
    v.strictObject({ kind: v.literal('auto-stake'), netuid: u16, hotkey: address }),
    v.strictObject({ kind: v.literal('lock'), hotkey: address, netuid: u16, amountBase: u64 }),
    v.strictObject({ kind: v.literal('move-lock'), toHotkey: address, netuid: u16 }),
    v.strictObject({ kind: v.literal('perpetual-lock'), netuid: u16, enabled: v.boolean() }),
    v.strictObject({ kind: v.literal('accept-locked'), accept: v.boolean() }),
    v.strictObject({ kind: v.literal('crowdloan-contribute'), crowdloanId: u32, amountRao: u64 }),
    v.strictObject({ kind: v.literal('crowdloan-withdraw'), crowdloanId: u32 }),
    v.strictObject({ kind: v.literal('evm-fund'), evmAddress: h160, amountRao: u64 }),
    v.strictObject({ kind: v.literal('evm-withdraw'), evmAddress: h160, amountRao: u64 }),
  ]);
  const batch = v.strictObject({
    kind: v.literal('batch'),
    mode: v.picklist(['all-or-nothing', 'each']),
    legs: v.pipe(v.array(single), v.minLength(1), v.maxLength(MAX_BATCH_LEGS)),
  });
  return v.union([single, batch]);
}
