import { WalletError } from '../../core/errors/wallet-error.js';
import type { OperationContext } from './rules.js';
import { ownState } from './support/own-state.js';

/**
 * States of network and account in which nothing passes, whatever the operation
 * (`opentensor/subtensor runtime/src/lib.rs`: SafeMode filters calls, the coldkey swap guards the pool).
 * @throws WalletError account/swap-disputed, account/swap-announced, network/paused
 */
export async function checkGates(context: OperationContext): Promise<void> {
  const { swapDisputed, swapFromBlock, paused } = await ownState(context);
  if (swapDisputed) throw new WalletError('account/swap-disputed');
  if (swapFromBlock !== null) throw new WalletError('account/swap-announced', { block: swapFromBlock });
  if (paused) throw new WalletError('network/paused');
}
