import { WalletError } from '../../../core/errors/wallet-error.js';
import { actorOf, type RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { constantInt } from '../../chain/constants.js';
import { type OpenCall, openCall } from '../../chain/open-calls.js';
import type { Runtime } from '../../chain/runtime.js';
import { openContext } from '../context.js';
import { balanceOf } from '../support/balance.js';

/** A deposit for an operation that is begun now, and the account it is taken from. */
export interface SharedDeposit {
  payer: string;
  rao: bigint;
}

/** What whoever begins an operation puts down until it is over, rao. @throws WalletError chain/unavailable-feature */
export function sharedDeposit(runtime: Runtime, threshold: number): bigint {
  const part = (name: string) => constantInt(runtime, 'Multisig', name);
  return part('DepositBase') + part('DepositFactor') * BigInt(threshold);
}

/**
 * Deposits that the multisig steps of a wrapped call take, from the outside in as far as they happen now: what begins an
 * operation names no point in time, and what an approval does not carry out takes nothing yet.
 */
export function sharedDeposits(
  { runtime }: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
  callHex: string,
): SharedDeposit[] {
  const found: SharedDeposit[] = [];
  let call: OpenCall | undefined = openCall(runtime, callHex);
  for (const [index, step] of steps.entries()) {
    if (!call) return found;
    if (step.kind === 'multisig' && step.threshold > 1) {
      const payer = actorOf({ signer, steps: steps.slice(0, index) });
      if (call.arg('maybe_timepoint') === '0x00')
        found.push({ payer, rao: sharedDeposit(runtime, step.threshold) });
      // Without weight nothing is carried out: see NO_WEIGHT.
      if (call.arg('max_weight') === '0x0000') return found;
    }
    [call] = call.inner();
  }
  return found;
}

/**
 * What the signer itself puts down for an operation that it begins, rao. Another account on the way, whose deposit is due in
 * the same block, must have it: nothing else of the wallet looks at that account's balance.
 * @throws WalletError send/insufficient
 */
export async function sharedReserves(
  reader: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
  callHex: string,
): Promise<bigint> {
  let own = 0n;
  for (const { payer, rao } of sharedDeposits(reader, signer, steps, callHex)) {
    if (payer === signer) own += rao;
    else await requireFree(reader, payer, rao);
  }
  return own;
}

async function requireFree(reader: BlockReader, payer: string, needRao: bigint): Promise<void> {
  const { spendableRao } = await balanceOf(openContext(reader, payer));
  if (spendableRao < needRao)
    throw new WalletError('send/insufficient', {
      needRao: `${needRao}`,
      haveRao: `${spendableRao}`,
      feeRao: '0',
    });
}
