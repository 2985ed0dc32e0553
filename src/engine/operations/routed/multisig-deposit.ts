import { actorOf, type RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { constantInt } from '../../chain/constants.js';
import { type OpenCall, openCall } from '../../chain/open-calls.js';
import type { Runtime } from '../../chain/runtime.js';

/** A deposit that a step takes now, and the account it is taken from. */
export interface StepDeposit {
  payer: string;
  rao: bigint;
}

/** What whoever begins an operation puts down until it is over, rao. @throws WalletError chain/unavailable-feature */
export function sharedDeposit(runtime: Runtime, threshold: number): bigint {
  const part = (name: string) => constantInt(runtime, 'Multisig', name);
  return part('DepositBase') + part('DepositFactor') * BigInt(threshold);
}

/** The call of each step that happens now, from the outside in: not what an approval does not carry out yet. */
export function dispatchedNow(runtime: Runtime, steps: readonly RouteStep[], callHex: string): OpenCall[] {
  const calls: OpenCall[] = [];
  let call: OpenCall | undefined = openCall(runtime, callHex);
  for (const step of steps) {
    if (!call) break;
    calls.push(call);
    // Without weight nothing is carried out: see NO_WEIGHT.
    if (step.kind === 'multisig' && step.threshold > 1 && call.arg('max_weight') === '0x0000') break;
    [call] = call.inner();
  }
  return calls;
}

/** Deposits that the multisig steps of a wrapped call take now: what begins an operation names no point in time. */
export function sharedDeposits(
  { runtime }: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
  callHex: string,
): StepDeposit[] {
  return dispatchedNow(runtime, steps, callHex).flatMap((call, index) => {
    const step = steps[index];
    if (step?.kind !== 'multisig' || step.threshold === 1 || call.arg('maybe_timepoint') !== '0x00')
      return [];
    const payer = actorOf({ signer, steps: steps.slice(0, index) });
    return [{ payer, rao: sharedDeposit(runtime, step.threshold) }];
  });
}
