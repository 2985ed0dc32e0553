import * as v from 'valibot';
import { MAX_BATCH_LEGS } from '../../core/operations/intent.js';
import { MAX_ROUTE_STEPS } from '../../core/routes/types.js';
import { u16, u64 } from '../primitives.js';
import { signatories, stepSchema } from './route-schema.js';

const u32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
/** An EVM account: `0x` and 40 hex digits. */
export const h160 = v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{40}$/));

/** Blake2-256 of an announced call: `0x` and 64 hex digits. */
export const callHash = v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{64}$/));
/** Call bytes; a block has room for no longer ones. */
export const callHex = v.pipe(v.string(), v.maxLength(2 * 1024 * 1024), v.regex(/^0x(?:[0-9a-fA-F]{2})+$/));
/** A type of proxy as the runtime spells it. */
export const proxyType = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/));

/** One kind of intent and its fields. */
const kindOf = <K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.strictObject({ kind: v.literal(kind), ...entries });

/** Shape of an {@link import('../../core/operations/intent.js').Intent}, for any idea of what an address is. */
export function intentSchema<A extends v.GenericSchema<string, string>>(address: A) {
  const flag = v.boolean();
  const place = { hotkey: address, netuid: u16 };
  const limit = { limitRaoPerAlpha: u64, allowPartial: flag };
  const loan = { crowdloanId: u32 };
  const evm = { evmAddress: h160, amountRao: u64 };
  const single = v.variant('kind', [
    kindOf('send', { to: address, amountRao: u64 }),
    kindOf('send-all', { to: address, keepAlive: flag }),
    kindOf('stake', { ...place, amountRao: u64, ...limit }),
    kindOf('unstake', { ...place, amountBase: u64, ...limit }),
    kindOf('unstake-position', { ...place, limitRaoPerAlpha: v.nullable(u64) }),
    kindOf('change-validator', { fromHotkey: address, toHotkey: address, netuid: u16, amountBase: u64 }),
    kindOf('change-subnet', {
      hotkey: address,
      fromNetuid: u16,
      toNetuid: u16,
      amountBase: u64,
      limitRatio: u64,
      allowPartial: flag,
    }),
    kindOf('transfer-alpha', { ...place, to: address, amountBase: u64 }),
    kindOf('claim-root', { netuids: v.pipe(v.array(u16), v.minLength(1), v.maxLength(5)) }),
    kindOf('claim-basket', { hotkey: v.nullable(address) }),
    kindOf('stake-basket', { hotkey: address, amountRao: u64 }),
    kindOf('auto-stake', place),
    kindOf('lock', { ...place, amountBase: u64 }),
    kindOf('move-lock', { toHotkey: address, netuid: u16 }),
    kindOf('perpetual-lock', { netuid: u16, enabled: flag }),
    kindOf('accept-locked', { accept: flag }),
    kindOf('crowdloan-contribute', { ...loan, amountRao: u64 }),
    kindOf('crowdloan-withdraw', loan),
    kindOf('evm-fund', evm),
    kindOf('evm-withdraw', evm),
    kindOf('dispute-swap', {}),
    kindOf('clear-swap', {}),
    kindOf('reject-announcement', { delegate: address, callHash }),
    kindOf('remove-proxy', { delegate: address, proxyType, delayBlocks: u32 }),
    kindOf('remove-proxies', {}),
    kindOf('add-proxy', { delegate: address, proxyType, delayBlocks: u32 }),
    kindOf('remove-announcement', { real: address, callHash }),
    kindOf('create-pure', { proxyType, delayBlocks: u32, index: u16 }),
    kindOf('kill-pure', { spawner: address, proxyType, index: u16, height: u32, extIndex: u32 }),
    kindOf('cancel-multisig', { threshold: u16, others: signatories(address), callHash }),
    kindOf('announce-swap', { newColdkey: address }),
    kindOf('execute-swap', { newColdkey: address }),
    kindOf('call', { callHex }),
  ]);
  const batch = kindOf('batch', {
    mode: v.picklist(['all-or-nothing', 'each']),
    legs: v.pipe(v.array(single), v.minLength(1), v.maxLength(MAX_BATCH_LEGS)),
  });
  const routed = kindOf('routed', {
    steps: v.pipe(v.array(stepSchema(address)), v.minLength(1), v.maxLength(MAX_ROUTE_STEPS)),
    intent: v.union([single, batch]),
  });
  return v.union([single, batch, routed]);
}
