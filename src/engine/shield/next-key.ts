import { WalletError } from '../../core/errors/wallet-error.js';
import type { BlockReader } from '../chain/block-reader.js';
import { callShape } from '../chain/call-shapes.js';
import type { Runtime } from '../chain/runtime.js';
import { storageItem } from '../chain/storage-items.js';
import { KEY_BYTES } from './envelope.js';

/** Whether this runtime takes encrypted transactions in the shape Kelvin makes them. */
export function hasShield(runtime: Runtime): boolean {
  const carrier = callShape(runtime, 'MevShield', 'submit_encrypted');
  return carrier?.length === 1 && storageItem(runtime, 'MevShield', 'NextKey') !== null;
}

/**
 * Key of the author of the block after next (`MevShield.NextKey`) at the reader's block; null when none is announced.
 * @throws WalletError chain/bad-answer
 */
export async function nextKey(reader: BlockReader): Promise<Uint8Array | null> {
  const item = storageItem(reader.runtime, 'MevShield', 'NextKey');
  if (!item) return null;
  const [key] = await reader.storage([{ item, args: [] }]);
  if (key === null) return null;
  if (!(key instanceof Uint8Array) || key.length !== KEY_BYTES)
    throw new WalletError('chain/bad-answer', { what: 'shield key' });
  return key;
}
