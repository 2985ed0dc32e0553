import { WalletError } from '../../core/errors/wallet-error.js';
import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { needStorage, storageItem } from '../chain/storage-items.js';
import { type Market, marketReads, readMarkets } from '../market/pools.js';
import { type AccountState, accountReads, readAccount } from '../portfolio/balances.js';

/** What a stake depends on, read at one block in one request. */
export interface StakeFacts {
  account: AccountState;
  /** Null where the pool is not one that can be computed here. */
  market: Market | null;
  /** Swap.FeeRate of 65,535; null where the runtime has none. */
  feeRate: bigint | null;
}

/**
 * @throws WalletError stake/subnet-missing, stake/subtoken-disabled, stake/unknown-validator: what the chain would say
 * after taking the fee.
 */
export async function readStakeFacts(
  reader: BlockReader,
  address: string,
  netuid: number,
  hotkey: string | null,
): Promise<StakeFacts> {
  const { runtime } = reader;
  const subtoken = storageItem(runtime, 'SubtensorModule', 'SubtokenEnabled');
  const feeItem = storageItem(runtime, 'Swap', 'FeeRate');
  const markets = marketReads(reader, [netuid]) ?? [];
  const fixed = [
    ...accountReads(runtime, [address]),
    { item: needStorage(runtime, 'SubtensorModule', 'NetworksAdded'), args: [netuid] },
    ...(subtoken ? [{ item: subtoken, args: [netuid] }] : []),
    ...(feeItem ? [{ item: feeItem, args: [netuid] }] : []),
    ...(hotkey === null ? [] : [{ item: needStorage(runtime, 'SubtensorModule', 'Owner'), args: [hotkey] }]),
  ];
  const raw = await reader.rawStorage([...fixed, ...markets]);
  const values = [...fixed, ...markets].map(({ item }, i) => item.decode(raw[i] ?? null));
  const at = (name: string) => fixed.findIndex(({ item }) => item.name === name);
  const value = (name: string): Plain | undefined => values[at(name)];
  if (value('SubtensorModule.NetworksAdded') !== true)
    throw new WalletError('stake/subnet-missing', { netuid });
  if (subtoken && value(subtoken.name) !== true) throw new WalletError('stake/subtoken-disabled', { netuid });
  // The chain answers an unknown hotkey with a default owner, so what counts is whether anything is stored.
  if (hotkey !== null && (raw[at('SubtensorModule.Owner')] ?? null) === null)
    throw new WalletError('stake/unknown-validator', { hotkey });
  const fee = feeItem ? value(feeItem.name) : null;
  return {
    account: readAccount(runtime, values[0]),
    market:
      markets.length > 0 ? (readMarkets([netuid], values.slice(fixed.length)).get(netuid) ?? null) : null,
    feeRate: typeof fee === 'bigint' ? fee : null,
  };
}
