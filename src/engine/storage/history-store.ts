import { type IDBPDatabase, openDB } from 'idb';
import type { ActionHistory, ChainAction, ValueHistory } from '../../core/chain/history.js';

/** What is known of past blocks, by kind. The past does not change, so nothing here ever expires. */
export interface PastFacts {
  /** Hash of a finalized block. */
  hashes: string;
  /** `Timestamp.Now` after a block, ms since 1970. */
  times: number;
  /** Runtime in force after a block. */
  versions: { specVersion: number; transactionVersion: number };
  /** Prices of all subnets; null where that runtime could not tell. */
  prices: Array<[netuid: number, raoPerAlpha: bigint]> | null;
  /** `SubnetVolume` of all subnets. */
  volumes: Array<[netuid: number, rao: bigint]>;
  /** An account; `print` is its raw storage, which changes with whatever it does. By address. */
  accounts: { freeRao: bigint; reservedRao: bigint; print: string };
  /** Stakes of a coldkey; null where that runtime could not tell. By address. */
  stakes: Array<{ hotkey: string; netuid: number; base: bigint }> | null;
  /** What happened to an account in a block. By address. */
  actions: ChainAction[];
  /** Last epoch of all validators of a subnet. By netuid. */
  dividends: { step: number; rows: Array<[hotkey: string, dividend: bigint, held: bigint]> };
  /** A position with the raw rows of its shares, which only trades change. By `coldkey|hotkey|netuid`. */
  positions: { shares: string; base: bigint };
  /** The last curve shown, so that it is there before anything has answered. By question, block 0. */
  curves: ValueHistory;
  /** The last list of actions shown, for the same. */
  lists: ActionHistory;
}

export type PastKind = keyof PastFacts;

const KINDS: PastKind[] = [
  'hashes',
  'times',
  'versions',
  'prices',
  'volumes',
  'accounts',
  'stakes',
  'actions',
  'dividends',
  'positions',
  'curves',
  'lists',
];

/** Genesis, whom or what it is about ('' for the chain itself), block. */
type PastKey = [genesisHash: string, subject: string, block: number];

/** Remembered past of every chain. Only the engine opens this database. */
export class HistoryStore {
  private db: Promise<IDBPDatabase> | null = null;

  /** Undefined: not read yet. Null may be a fact: "that runtime could not tell". */
  async get<K extends PastKind>(
    kind: K,
    genesisHash: string,
    block: number,
    subject = '',
  ): Promise<PastFacts[K] | undefined> {
    const key: PastKey = [genesisHash, subject, block];
    const found = (await (await this.open()).get(kind, key)) as { fact: PastFacts[K] } | undefined;
    return found?.fact;
  }

  async put<K extends PastKind>(
    kind: K,
    genesisHash: string,
    block: number,
    fact: PastFacts[K],
    subject = '',
  ): Promise<void> {
    const key: PastKey = [genesisHash, subject, block];
    await (await this.open()).put(kind, { fact }, key);
  }

  /** Many facts of a kind about the chain itself, by block, in one go. */
  async putMany<K extends PastKind>(
    kind: K,
    genesisHash: string,
    facts: Iterable<readonly [block: number, fact: PastFacts[K]]>,
  ): Promise<void> {
    const write = (await this.open()).transaction(kind, 'readwrite');
    const puts = [...facts].map(([block, fact]) => write.store.put({ fact }, [genesisHash, '', block]));
    await Promise.all([...puts, write.done]);
  }

  /** All that is known of a kind about a subject, by block, lowest first. */
  async all<K extends PastKind>(
    kind: K,
    genesisHash: string,
    subject = '',
  ): Promise<Map<number, PastFacts[K]>> {
    const db = await this.open();
    const range = IDBKeyRange.bound(
      [genesisHash, subject, 0],
      [genesisHash, subject, Number.MAX_SAFE_INTEGER],
    );
    const [keys, values] = await Promise.all([db.getAllKeys(kind, range), db.getAll(kind, range)]);
    return new Map(
      keys.map((key, i) => [(key as PastKey)[2], (values[i] as { fact: PastFacts[K] }).fact] as const),
    );
  }

  /** Forgets everything, the chain's own past with the rest: which blocks were read tells of the person too. */
  async clear(): Promise<void> {
    const db = await this.open();
    await Promise.all(KINDS.map((kind) => db.clear(kind)));
  }

  private open(): Promise<IDBPDatabase> {
    this.db ??= openDB('kelvin-history', 1, {
      upgrade(db) {
        for (const kind of KINDS) db.createObjectStore(kind);
      },
      terminated: () => {
        this.db = null;
      },
    });
    return this.db;
  }
}
