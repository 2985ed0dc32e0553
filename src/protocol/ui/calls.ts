import * as v from 'valibot';
import type { HeldCall } from '../../core/routes/held-calls.js';
import { method } from '../method.js';
import { addressText, hash, hex, nothing } from '../primitives.js';

/** More than wait for anybody at a time; the person removes what is over. */
export const MAX_HELD_CALLS = 200;

/** Calls kept because the chain knows only their hash. @throws vault/locked */
export const listCalls = method<{ calls: HeldCall[] }>()('calls.list', 'ui', nothing);
/**
 * Keeps a call that another member handed over. Its hash is worked out here; equal ones are kept once.
 * @throws calls/full beyond what is kept; vault/locked
 */
export const addCall = method<{ call: HeldCall }>()(
  'calls.add',
  'ui',
  v.strictObject({ callHex: hex, genesisHash: hash, actor: addressText }),
);
export const removeCall = method<null>()(
  'calls.remove',
  'ui',
  /** Without an actor: of every account that it was kept for. */
  v.strictObject({ callHash: hash, genesisHash: hash, actor: v.exactOptional(addressText) }),
);
