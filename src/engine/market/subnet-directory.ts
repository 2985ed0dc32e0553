import { alphaBase, rao, raoPerAlpha } from '../../core/amount/money.js';
import type { SubnetRow } from '../../core/stake/types.js';
import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { int, list, record, small, text } from '../chain/shape.js';
import { storageItem } from '../chain/storage-items.js';

/** What changes rarely about a subnet. Reserves in here are as old as the directory: for lists, never for quotes. */
export interface SubnetInfo {
  netuid: number;
  name: string;
  symbol: string;
  taoInRao: bigint;
  alphaInBase: bigint;
  alphaOutBase: bigint;
  /** TAO put into the pool by the last block; null where the runtime does not say, as for the three that follow. */
  taoInEmissionRao: bigint | null;
  /** TAO ever traded (`SubnetVolume`). */
  volumeRao: bigint | null;
  registeredAtBlock: number | null;
  /** Blocks from one payout to the next. */
  tempo: number | null;
}

/** All subnets with their texts are one large answer; names and symbols change on the scale of days. */
const TTL_MS = 180_000;

/** Subnets by `SubnetInfoRuntimeApi.get_all_dynamic_info`, remembered for minutes; and which are open for trading. */
export class SubnetDirectory {
  private infos: { key: string; atMs: number; value: Promise<SubnetInfo[]> } | null = null;
  private flags: { key: string; atMs: number; value: Map<number, boolean> } | null = null;

  /** @throws WalletError chain/unavailable-feature where the runtime has no such API */
  get(reader: BlockReader): Promise<SubnetInfo[]> {
    const key = keyOf(reader);
    if (this.infos && this.infos.key === key && Date.now() - this.infos.atMs < TTL_MS)
      return this.infos.value;
    const value = reader.call('SubnetInfoRuntimeApi', 'get_all_dynamic_info', []).then(readInfos);
    const entry = { key, atMs: Date.now(), value };
    this.infos = entry;
    value.catch(() => {
      if (this.infos === entry) this.infos = null;
    });
    return value;
  }

  /** Whether {@link get} answers without asking the node. */
  isKnown(reader: BlockReader): boolean {
    return this.infos?.key === keyOf(reader) && Date.now() - this.infos.atMs < TTL_MS;
  }

  /** Reads that are missing to know which subnets trade; feed the answers to {@link learnFlags}. */
  flagReads(reader: BlockReader, netuids: number[]): Array<StorageRead & { netuid: number }> {
    const item = storageItem(reader.runtime, 'SubtensorModule', 'SubtokenEnabled');
    if (!item) return [];
    const known = this.knownFlags(reader);
    return netuids.filter((netuid) => !known.has(netuid)).map((netuid) => ({ item, args: [netuid], netuid }));
  }

  learnFlags(reader: BlockReader, reads: Array<{ netuid: number }>, values: Plain[]): void {
    const known = this.knownFlags(reader);
    reads.forEach(({ netuid }, i) => {
      known.set(netuid, values[i] === true);
    });
  }

  /** Rows for lists; subnets without a price at this block are left out, for they cannot be traded. */
  rows(reader: BlockReader, infos: SubnetInfo[], prices: ReadonlyMap<number, bigint>): SubnetRow[] {
    const flags = this.knownFlags(reader);
    return infos.flatMap((info) => {
      const price = prices.get(info.netuid);
      if (price === undefined) return [];
      return [
        {
          netuid: info.netuid,
          name: info.name,
          symbol: info.symbol,
          priceRaoPerAlpha: raoPerAlpha(price),
          taoInRao: rao(info.taoInRao),
          alphaInBase: alphaBase(info.alphaInBase),
          alphaOutBase: alphaBase(info.alphaOutBase),
          subtokenEnabled: flags.get(info.netuid) ?? false,
        },
      ];
    });
  }

  private knownFlags(reader: BlockReader): Map<number, boolean> {
    const key = keyOf(reader);
    if (!this.flags || this.flags.key !== key || Date.now() - this.flags.atMs >= TTL_MS)
      this.flags = { key, atMs: Date.now(), value: new Map() };
    return this.flags.value;
  }
}

function keyOf(reader: BlockReader): string {
  return `${reader.session.genesisHash}-${reader.runtime.specVersion}`;
}

function readInfos(value: Plain): SubnetInfo[] {
  return list(value, 'dynamic info')
    .filter((entry) => entry !== null)
    .map((entry) => {
      const info = record(entry, 'dynamic info');
      return {
        netuid: small(info.netuid, 'netuid'),
        name: text(info.subnetName, 'subnet name'),
        symbol: text(info.tokenSymbol, 'token symbol'),
        taoInRao: int(info.taoIn, 'tao in'),
        alphaInBase: int(info.alphaIn, 'alpha in'),
        alphaOutBase: int(info.alphaOut, 'alpha out'),
        taoInEmissionRao: optional(info.taoInEmission, int),
        volumeRao: optional(info.subnetVolume, int),
        registeredAtBlock: optional(info.networkRegisteredAt, small),
        tempo: optional(info.tempo, small),
      };
    })
    .sort((a, b) => a.netuid - b.netuid);
}

function optional<T>(value: Plain | undefined, as: (value: Plain, what: string) => T): T | null {
  return value === undefined ? null : as(value, 'dynamic info');
}
