import { WalletError } from '../../core/errors/wallet-error.js';
import type { KnownNode } from '../chain/identify.js';
import { fetchMetadata } from '../chain/metadata-source.js';
import type { Runtime } from '../chain/runtime.js';
import type { MetadataStore } from '../storage/metadata-store.js';

/** Whether other nodes serve the very metadata that is decoded with. Asked of each node once for each runtime. */
export class MetadataComparison {
  private readonly known = new Map<string, Promise<boolean>>();

  constructor(private readonly store: MetadataStore) {}

  /** @throws WalletError chain/no-metadata when there is nothing to compare with; chain/offline … */
  isSame(node: KnownNode, runtime: Runtime): Promise<boolean> {
    const key = `${node.endpoint} ${runtime.genesisHash} ${runtime.specVersion}`;
    const hit = this.known.get(key);
    if (hit) return hit;
    const comparing = this.compare(node, runtime);
    this.known.set(key, comparing);
    comparing.catch(() => this.known.delete(key));
    return comparing;
  }

  private async compare({ socket }: KnownNode, { genesisHash, specVersion }: Runtime): Promise<boolean> {
    const [own, other] = await Promise.all([
      this.store.read(genesisHash, specVersion),
      fetchMetadata(socket, null),
    ]);
    if (!own) throw new WalletError('chain/no-metadata', { genesisHash, specVersion });
    return (
      own.version === other.version &&
      own.bytes.length === other.bytes.length &&
      own.bytes.every((byte, i) => byte === other.bytes[i])
    );
  }
}
