import type { DecodedCall } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { BareIntent, Intent, SingleIntent } from '../../core/operations/intent.js';
import { toHex } from '../signing/index.js';
import { NO_PREIMAGES, type Preimages } from './preimages.js';
import { BALANCES } from './says/balances.js';
import { differenceOf, type Expectations } from './says/expect.js';
import { LOCKS } from './says/locks.js';
import { REWARDS } from './says/rewards.js';
import { RIGHTS } from './says/rights.js';
import { SAFETY } from './says/safety.js';
import { carriedBy } from './says/steps.js';
import { TRADES } from './says/trades.js';

const EXPECTED: Expectations<Exclude<SingleIntent['kind'], 'call'>> = {
  ...BALANCES,
  ...TRADES,
  ...REWARDS,
  ...LOCKS,
  ...SAFETY,
  ...RIGHTS,
};
const BATCH = { 'all-or-nothing': 'batch_all', each: 'force_batch' } as const;

/**
 * Proves that call bytes say exactly what the user asked for, no more: the engine built them, and the engine is not
 * trusted. @throws WalletError engine/disagrees with the first argument that differs.
 *
 * @param baskets whether the runtime pays root rewards from baskets: the same `claim_root` bytes mean another thing there.
 * @param preimages calls of which the bytes have only the hash
 */
export function assertSays(
  call: DecodedCall,
  intent: Intent,
  baskets: boolean,
  preimages: Preimages = NO_PREIMAGES,
): void {
  const steps = intent.kind === 'routed' ? intent.steps : [];
  const carried = steps.reduce((at, step) => carriedBy(at, step, preimages), call);
  assertBare(carried, intent.kind === 'routed' ? intent.intent : intent, baskets);
}

function assertBare(call: DecodedCall, intent: BareIntent, baskets: boolean): void {
  if (intent.kind !== 'batch') {
    assertOne(call, intent, baskets);
    return;
  }
  const isBatch =
    call.pallet === 'Utility' &&
    call.call === BATCH[intent.mode] &&
    call.args.length === 1 &&
    call.args[0]?.name === 'calls';
  if (!isBatch) throw disagrees('call');
  if (call.children.length !== intent.legs.length) throw disagrees('calls');
  for (const [index, leg] of intent.legs.entries()) {
    const child = call.children[index];
    if (!child) throw disagrees('calls');
    assertOne(child, leg, baskets);
  }
}

function assertOne(call: DecodedCall, intent: SingleIntent, baskets: boolean): void {
  if (intent.kind === 'call') {
    if (toHex(call.bytes) !== intent.callHex.toLowerCase()) throw disagrees('call');
    return;
  }
  if (intent.kind === (baskets ? 'claim-root' : 'claim-basket')) throw disagrees('kind');
  const expected = (EXPECTED[intent.kind] as (intent: SingleIntent) => ReturnType<(typeof EXPECTED)['send']>)(
    intent,
  );
  const field = differenceOf(call, expected);
  if (field !== null) throw disagrees(field);
}

function disagrees(field: string): WalletError {
  return new WalletError('engine/disagrees', { field });
}
