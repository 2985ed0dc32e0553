import { WalletError } from '../../../core/errors/wallet-error.js';
import { address } from '../../chain/shape.js';
import { needStorage } from '../../chain/storage-items.js';
import type { OperationContext } from '../rules.js';

/** Coldkey that owns a hotkey; null for one the chain does not know. */
export function ownerOf(context: OperationContext, hotkey: string): Promise<string | null> {
  return context.once(`coldkey of ${hotkey}`, async () => {
    const item = needStorage(context.reader.runtime, 'SubtensorModule', 'Owner');
    const [raw] = await context.reader.rawStorage([{ item, args: [hotkey] }]);
    // An unknown hotkey has a default owner, so what counts is whether anything is stored.
    return raw == null ? null : address(item.decode(raw), 'owner');
  });
}

/** @throws WalletError stake/unknown-validator */
export async function requireHotkey(context: OperationContext, hotkey: string): Promise<void> {
  if ((await ownerOf(context, hotkey)) === null) throw new WalletError('stake/unknown-validator', { hotkey });
}

/** Whether a hotkey has a uid on a subnet now. */
export async function isRegistered(
  context: OperationContext,
  netuid: number,
  hotkey: string,
): Promise<boolean> {
  return context.once(`uid ${netuid} ${hotkey}`, async () => {
    const item = needStorage(context.reader.runtime, 'SubtensorModule', 'Uids');
    const [raw] = await context.reader.rawStorage([{ item, args: [netuid, hotkey] }]);
    return raw != null;
  });
}

/** @throws WalletError stake/subnet-missing */
export async function requireSubnet(context: OperationContext, netuid: number): Promise<void> {
  const exists = await context.once(`exists ${netuid}`, async () => {
    const item = needStorage(context.reader.runtime, 'SubtensorModule', 'NetworksAdded');
    const [value] = await context.reader.storage([{ item, args: [netuid] }]);
    return value === true;
  });
  if (!exists) throw new WalletError('stake/subnet-missing', { netuid });
}
