import type { MarketRow } from '../../core/chain/market.js';
import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import { hasWeightedPool } from '../chain/capabilities.js';
import type { Plain } from '../chain/plain.js';
import { int, record } from '../chain/shape.js';
import { needStorage, storageItem } from '../chain/storage-items.js';

/** Weights drift by emission and fees change by vote: as often as the reserves of the directory is soon enough for lists. */
const TTL_MS = 180_000;
const PER_SUBNET = 3;

type Shape = MarketRow['pool'];
type ShapeRead = StorageRead & { netuid: number };

/** Weights and fees of the pools, remembered for minutes. They ride along with a request that is made anyway. */
export class PoolShapes {
  private known: { key: string; atMs: number; shapes: Map<number, Shape> } | null = null;

  /** Reads that are missing; feed the answers to {@link learn}. None where the runtime's pool has maths of its own. */
  reads(reader: BlockReader, netuids: number[]): ShapeRead[] {
    const { runtime } = reader;
    const mechanism = storageItem(runtime, 'SubtensorModule', 'SubnetMechanism');
    if (!hasWeightedPool(runtime) || !mechanism) return [];
    const items = [
      needStorage(runtime, 'Swap', 'SwapBalancer'),
      needStorage(runtime, 'Swap', 'FeeRate'),
      mechanism,
    ];
    const shapes = this.shapesOf(reader);
    return netuids
      .filter((netuid) => netuid !== 0 && !shapes.has(netuid))
      .flatMap((netuid) => items.map((item) => ({ item, args: [netuid], netuid })));
  }

  /** @throws WalletError chain/bad-answer */
  learn(reader: BlockReader, reads: ShapeRead[], values: Plain[]): void {
    const shapes = this.shapesOf(reader);
    for (let i = 0; i < reads.length; i += PER_SUBNET) {
      const [balancer, feeRate, mechanism] = values.slice(i, i + PER_SUBNET);
      const netuid = reads[i]?.netuid;
      if (netuid === undefined) continue;
      const pooled = int(mechanism, 'mechanism') !== 0n;
      shapes.set(
        netuid,
        pooled
          ? {
              quoteWeight: int(record(balancer, 'SwapBalancer').quote, 'SwapBalancer'),
              feeRate: int(feeRate, 'FeeRate'),
            }
          : null,
      );
    }
  }

  of(reader: BlockReader, netuid: number): Shape {
    return this.shapesOf(reader).get(netuid) ?? null;
  }

  private shapesOf(reader: BlockReader): Map<number, Shape> {
    const key = `${reader.session.genesisHash}-${reader.runtime.specVersion}`;
    if (this.known?.key !== key || Date.now() - this.known.atMs >= TTL_MS)
      this.known = { key, atMs: Date.now(), shapes: new Map() };
    return this.known.shapes;
  }
}
