import type { BlockReader, StorageRead } from '../../chain/block-reader.js';
import type { Plain } from '../../chain/plain.js';
import { storageItem } from '../../chain/storage-items.js';
import { readTogether } from './read-together.js';

/** A storage value by pallet, item and the arguments of its key. */
type Wanted = readonly [pallet: string, item: string, ...args: Array<string | number>];

interface Found {
  /** False where the value is the item's default. */
  stored: boolean;
  value: Plain;
}

/** Storage values by name, in one request with whatever else is asked for now; null where this runtime has no such item. */
export async function readNamed<K extends string>(
  reader: BlockReader,
  wanted: Record<K, Wanted>,
): Promise<Record<K, Found | null>> {
  const reads: Array<StorageRead & { name: K }> = [];
  for (const [name, [pallet, item, ...args]] of Object.entries(wanted) as Array<[K, Wanted]>) {
    const found = storageItem(reader.runtime, pallet, item);
    if (found) reads.push({ name, item: found, args });
  }
  const raw = await readTogether(reader, reads);
  const found = Object.fromEntries(Object.keys(wanted).map((name) => [name, null])) as Record<
    K,
    Found | null
  >;
  reads.forEach(({ name, item }, i) => {
    const value = raw[i] ?? null;
    found[name] = { stored: value !== null, value: item.decode(value) };
  });
  return found;
}
