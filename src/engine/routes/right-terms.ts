import { rao } from '../../core/amount/money.js';
import type { RightTerms } from '../../core/routes/pending.js';
import type { BlockReader } from '../chain/block-reader.js';
import { optionalConstant } from '../chain/constants.js';

/** What rights and shared accounts cost on this runtime. */
export function rightTerms({ runtime }: BlockReader): RightTerms {
  const money = (pallet: string, name: string) => rao(optionalConstant(runtime, pallet, name) ?? 0n);
  const count = (pallet: string, name: string) => Number(optionalConstant(runtime, pallet, name) ?? 0n);
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
    swapCostRao: null,
    swapDelayBlocks: null,
    swapReannounceBlocks: null,
  };
}
