import { WalletError } from '../../../core/errors/wallet-error.js';
import type { RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { openContext } from '../context.js';
import { balanceOf } from '../support/balance.js';
import { announcementDeposits } from './announcement-deposit.js';
import { sharedDeposits } from './multisig-deposit.js';
import type { Wrapped } from './wrap.js';

/**
 * Deposits that the steps take now from whoever signs, rao: of an announcement, of a shared operation that is begun. Another
 * account on the way, whose deposit is due in the same block, must have it: nothing else of the wallet looks at that account's
 * balance.
 * @throws WalletError send/insufficient, chain/bad-answer, chain/offline
 */
export async function reservedBy(
  reader: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
  { callHex }: Wrapped,
): Promise<bigint> {
  const needed = new Map<string, bigint>();
  for (const { payer, rao } of [
    ...sharedDeposits(reader, signer, steps, callHex),
    ...(await announcementDeposits(reader, signer, steps, callHex)),
  ])
    needed.set(payer, (needed.get(payer) ?? 0n) + rao);
  for (const [payer, rao] of needed) if (payer !== signer) await requireFree(reader, payer, rao);
  return needed.get(signer) ?? 0n;
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
