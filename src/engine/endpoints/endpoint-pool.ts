import type { EndpointHealth } from '../../core/chain/endpoints.js';
import type { WalletError } from '../../core/errors/wallet-error.js';
import { EndpointRecord } from './endpoint-record.js';
import { operatorOf } from './operator.js';

/** A node this many blocks behind another is left: two minutes, beyond any delay of the network itself. */
export const MAX_LAG_BLOCKS = 10;

/** The nodes of one network with what is known of each. Decides the order in which they are tried; opens nothing. */
export class EndpointPool {
  private readonly records: EndpointRecord[];
  private readonly listeners = new Set<() => void>();
  private told = '';
  /** Best block heard of from any of them. */
  private bestHead: number | null = null;

  constructor(urls: readonly string[], random: () => number) {
    this.records = [...new Set(urls)].map((url) => new EndpointRecord(url, random));
  }

  /** The person's order; those that failed lately come after, those of another chain last. */
  order(): string[] {
    const rank = (record: EndpointRecord) => (record.isRefused ? 2 : record.resting ? 1 : 0);
    return [...this.records].sort((a, b) => rank(a) - rank(b)).map(({ url }) => url);
  }

  /** Those that could take over from this one now; of another operator first when asked for. */
  others(than: string, foreignFirst = false): string[] {
    const usable = this.records.filter(
      ({ url, isRefused, resting }) => url !== than && !isRefused && !resting,
    );
    const urls = usable.map(({ url }) => url);
    if (!foreignFirst) return urls;
    const isForeign = (url: string) => operatorOf(url) !== operatorOf(than);
    return [...urls.filter(isForeign), ...urls.filter((url) => !isForeign(url))];
  }

  has(url: string): boolean {
    return this.records.some((record) => record.url === url);
  }

  /** @throws RangeError for a url that is not of the pool. */
  record(url: string): EndpointRecord {
    const found = this.records.find((record) => record.url === url);
    if (!found) throw new RangeError('not an endpoint of this pool');
    return found;
  }

  get best(): number | null {
    return this.bestHead;
  }

  passed(url: string, latencyMs: number): void {
    this.record(url).good(latencyMs);
    this.tell();
  }

  measured(url: string, latencyMs: number): void {
    this.record(url).measured(latencyMs);
    this.tell();
  }

  failed(url: string, error: WalletError): void {
    this.record(url).bad(error);
    this.tell();
  }

  tired(url: string): void {
    this.record(url).tired();
    this.tell();
  }

  left(url: string, error: WalletError): void {
    this.record(url).left(error);
    this.tell();
  }

  use(url: string | null): void {
    for (const record of this.records) record.inUse = record.url === url;
    this.tell();
  }

  /** A node announced this block as its best one. */
  heard(url: string, number: number): void {
    const record = this.record(url);
    this.bestHead = Math.max(this.bestHead ?? 0, number);
    record.head = number;
    record.answered();
    // Of the others, what was heard some time ago says nothing about now.
    for (const live of [record, ...this.records.filter(({ inUse }) => inUse)])
      if (live.head !== null) live.lagBlocks = this.bestHead - live.head;
    this.tell();
  }

  learnedArchive(url: string, archive: boolean): void {
    this.record(url).archive = archive;
    this.tell();
  }

  health(): EndpointHealth[] {
    return this.records.map((record) => record.health());
  }

  /** Told when anything that {@link health} says is another thing than before. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    const now = JSON.stringify(this.health());
    if (now === this.told) return;
    this.told = now;
    for (const listener of [...this.listeners]) listener();
  }
}
