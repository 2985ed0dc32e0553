import { rao } from '../../core/amount/money.js';
import type { RightTerms } from '../../core/routes/pending.js';
import type { BlockReader } from '../chain/block-reader.js';
import { optionalConstant } from '../chain/constants.js';
import { small } from '../chain/shape.js';
import { readNamed } from '../operations/support/named-reads.js';

const S = 'SubtensorModule';

/** What rights, shared accounts and key swaps cost on this runtime, and how long they take. @throws WalletError chain/* */
export async function rightTerms(reader: BlockReader): Promise<RightTerms> {
  const { runtime } = reader;
  const money = (pallet: string, name: string) => rao(optionalConstant(runtime, pallet, name) ?? 0n);
  const count = (pallet: string, name: string) => Number(optionalConstant(runtime, pallet, name) ?? 0n);
  const { delay, again } = await readNamed(reader, {
    delay: [S, 'ColdkeySwapAnnouncementDelay'],
    again: [S, 'ColdkeySwapReannouncementDelay'],
  });
  // Runtimes without announcements have the constant too: there it is the price of another thing.
  const cost = delay ? optionalConstant(runtime, S, 'KeySwapCost') : null;
  return {
    proxyDepositBaseRao: money('Proxy', 'ProxyDepositBase'),
    proxyDepositFactorRao: money('Proxy', 'ProxyDepositFactor'),
    maxProxies: count('Proxy', 'MaxProxies'),
    announcementDepositBaseRao: money('Proxy', 'AnnouncementDepositBase'),
    announcementDepositFactorRao: money('Proxy', 'AnnouncementDepositFactor'),
    maxPending: count('Proxy', 'MaxPending'),
    multisigDepositBaseRao: money('Multisig', 'DepositBase'),
    multisigDepositFactorRao: money('Multisig', 'DepositFactor'),
    maxSignatories: count('Multisig', 'MaxSignatories'),
    swapCostRao: cost === null ? null : rao(cost),
    swapDelayBlocks: delay ? small(delay.value, 'swap delay') : null,
    swapReannounceBlocks: again ? small(again.value, 'swap delay') : null,
  };
}
