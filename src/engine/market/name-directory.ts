import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { record, text } from '../chain/shape.js';
import { storageItem } from '../chain/storage-items.js';

const TTL_MS = 600_000;

interface Known {
  owner: string;
  name: string | null;
  atMs: number;
}

/** Validator hotkey → owner coldkey → identity name. Remembered for minutes; names are untrusted text. */
export class NameDirectory {
  private readonly known = new Map<string, Known>();

  /** Undefined: not looked up yet. Null: the owner has published no name. */
  name(genesisHash: string, hotkey: string): string | null | undefined {
    const hit = this.known.get(`${genesisHash}-${hotkey}`);
    return hit && Date.now() - hit.atMs < TTL_MS ? hit.name : undefined;
  }

  /** Reads of the owners of hotkeys whose names are not known yet. */
  ownerReads(reader: BlockReader, hotkeys: string[]): Array<StorageRead & { hotkey: string }> {
    const item = storageItem(reader.runtime, 'SubtensorModule', 'Owner');
    if (!item) return [];
    const unknown = [...new Set(hotkeys)].filter(
      (hotkey) => this.name(reader.session.genesisHash, hotkey) === undefined,
    );
    return unknown.map((hotkey) => ({ item, args: [hotkey], hotkey }));
  }

  /** Looks up identities of the owners just read, in one request, and remembers the names. */
  async learn(reader: BlockReader, reads: Array<{ hotkey: string }>, owners: Plain[]): Promise<void> {
    const item = storageItem(reader.runtime, 'SubtensorModule', 'IdentitiesV2');
    const pairs = reads.map(({ hotkey }, i) => ({ hotkey, owner: String(owners[i]) }));
    const identities = item
      ? await reader.storage(pairs.map(({ owner }) => ({ item, args: [owner] })))
      : pairs.map(() => null);
    pairs.forEach(({ hotkey, owner }, i) => {
      const entry = { owner, name: identityName(identities[i] ?? null), atMs: Date.now() };
      this.known.set(`${reader.session.genesisHash}-${hotkey}`, entry);
    });
  }
}

/** Name in an `IdentitiesV2` value; null when there is none or it is blank. */
export function identityName(identity: Plain): string | null {
  if (identity === null) return null;
  return text(record(identity, 'identity').name, 'identity name') || null;
}
