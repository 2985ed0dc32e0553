import type { RecipientFacts } from '../../core/operations/recipient.js';
import type { BlockReader } from '../chain/block-reader.js';

/** What the chain knows of an address that money is to be sent to. */
export async function recipientFacts(_reader: BlockReader, address: string): Promise<RecipientFacts> {
  return {
    address,
    exists: true,
    isHotkey: false,
    ownerColdkey: null,
    isValidator: false,
    name: null,
    isSystem: false,
    rejectsLocked: false,
  };
}
