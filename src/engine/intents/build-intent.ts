import { WalletError } from '../../core/errors/wallet-error.js';
import type { Intent } from '../../core/stake/types.js';
import type { BuiltPayload } from '../../protocol/engine/index.js';
import { buildCall } from '../chain/calls.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import { mortalEra, signedExtensions, unknownExtensions } from '../chain/extrinsics.js';
import type { Runtime } from '../chain/runtime.js';
import type { Session } from '../chain/session.js';

const MAX_U32 = 0xffff_ffff;

export interface StakeCall {
  hotkey: string;
  netuid: number;
  amount: bigint;
  limit: bigint;
  allowPartial: boolean;
}

/** `SubtensorModule.add_stake_limit`. @throws WalletError chain/unavailable-feature */
export function stakeCall(runtime: Runtime, call: StakeCall): string {
  if (!capabilitiesOf(runtime).stakeLimit) throw unavailable('add_stake_limit');
  return buildCall(runtime, 'SubtensorModule', 'add_stake_limit', args(call));
}

/** `SubtensorModule.remove_stake_limit`. @throws WalletError chain/unavailable-feature */
export function unstakeCall(runtime: Runtime, call: StakeCall): string {
  if (!capabilitiesOf(runtime).removeStakeLimit) throw unavailable('remove_stake_limit');
  return buildCall(runtime, 'SubtensorModule', 'remove_stake_limit', args(call));
}

/**
 * An unsigned transaction for an intent: call bytes, a mortal era that begins at the newest finalized block (a reorg
 * cannot take that away), and the next nonce counting what waits in the pool.
 * @throws WalletError chain/unavailable-feature, sign/unknown-extension, chain/bad-answer, chain/offline
 */
export async function buildIntent(session: Session, address: string, intent: Intent): Promise<BuiltPayload> {
  const { runtime } = session;
  const unknown = unknownExtensions(runtime)[0];
  if (unknown) throw new WalletError('sign/unknown-extension', { name: unknown });
  const callHex = intentCall(runtime, intent);
  const nonce = await nextNonce(session, address);
  const { number, hash } = session.finalized;
  return {
    callHex,
    eraHex: mortalEra(runtime, number),
    eraBlock: { number, hash },
    nonce,
    tip: 0n,
    genesisHash: session.genesisHash,
    specVersion: runtime.specVersion,
    transactionVersion: runtime.transactionVersion,
    signedExtensions: signedExtensions(runtime),
  };
}

/** Next nonce of an account, counting the node's pool. @throws WalletError chain/bad-answer */
export async function nextNonce(session: Session, address: string): Promise<number> {
  const nonce = await session.socket.request('system_accountNextIndex', [address]);
  if (!Number.isSafeInteger(nonce) || (nonce as number) < 0 || (nonce as number) > MAX_U32)
    throw new WalletError('chain/bad-answer', { what: 'nonce' });
  return nonce as number;
}

function intentCall(runtime: Runtime, intent: Intent): string {
  const { hotkey, netuid, limitRaoPerAlpha: limit, allowPartial } = intent;
  return intent.kind === 'stake'
    ? stakeCall(runtime, { hotkey, netuid, amount: intent.amountRao, limit, allowPartial })
    : unstakeCall(runtime, { hotkey, netuid, amount: intent.amountBase, limit, allowPartial });
}

function args(call: StakeCall): unknown[] {
  return [call.hotkey, call.netuid, call.amount, call.limit, call.allowPartial];
}

function unavailable(feature: string): WalletError {
  return new WalletError('chain/unavailable-feature', { feature });
}
