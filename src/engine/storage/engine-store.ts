import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ActivityRow } from '../../core/activity/types.js';
import type { Snapshot } from '../../core/chain/snapshot.js';
import type { Plan } from '../../core/operations/plan.js';

/** A followed transaction: what views see, and what finding it again needs. */
export interface TrackedTx {
  row: ActivityRow;
  /** Signed bytes, kept so that a lost broadcast can be repeated; null for a transaction that somebody else sends. */
  extrinsicHex: string | null;
  validUntilBlock: number | null;
  /** First block that could hold it. */
  fromBlock: number;
  /** Finalized blocks up to this one were searched. */
  searchedTo: number;
  /** Nothing more can happen to it. */
  done: boolean;
}

interface Schema extends DBSchema {
  activity: { key: string; value: TrackedTx };
  snapshots: { key: string; value: { key: string; snapshot: Snapshot<unknown> } };
  /** Genesis last seen behind an endpoint, so that a snapshot can be shown before anything has answered. */
  chains: { key: string; value: { key: string; genesisHash: string } };
  plans: { key: string; value: Plan };
}

/** What the engine remembers of its own: activity and the last snapshots. Only the engine opens this database. */
export class EngineStore {
  private db: Promise<IDBPDatabase<Schema>> | null = null;

  async tracked(): Promise<TrackedTx[]> {
    return (await this.open()).getAll('activity');
  }

  async putTracked(entry: TrackedTx): Promise<void> {
    await (await this.open()).put('activity', entry);
  }

  async snapshot<T>(key: string): Promise<Snapshot<T> | null> {
    const found = await (await this.open()).get('snapshots', key);
    return (found?.snapshot as Snapshot<T> | undefined) ?? null;
  }

  async putSnapshot(key: string, snapshot: Snapshot<unknown>): Promise<void> {
    await (await this.open()).put('snapshots', { key, snapshot });
  }

  async genesisOf(chain: string): Promise<string | null> {
    return (await (await this.open()).get('chains', chain))?.genesisHash ?? null;
  }

  async putGenesis(chain: string, genesisHash: string): Promise<void> {
    await (await this.open()).put('chains', { key: chain, genesisHash });
  }

  async plans(): Promise<Plan[]> {
    return (await this.open()).getAll('plans');
  }

  async putPlan(plan: Plan): Promise<void> {
    await (await this.open()).put('plans', plan);
  }

  async removePlan(id: string): Promise<void> {
    await (await this.open()).delete('plans', id);
  }

  /** Forgets everything. */
  async clear(): Promise<void> {
    const db = await this.open();
    await Promise.all((['activity', 'snapshots', 'chains', 'plans'] as const).map((name) => db.clear(name)));
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    this.db ??= openDB<Schema>('kelvin-engine', 2, {
      upgrade(db, from) {
        if (from < 1) {
          db.createObjectStore('activity', { keyPath: 'row.txHash' });
          db.createObjectStore('snapshots', { keyPath: 'key' });
          db.createObjectStore('chains', { keyPath: 'key' });
        }
        if (from < 2) db.createObjectStore('plans', { keyPath: 'id' });
      },
      terminated: () => {
        this.db = null;
      },
    });
    return this.db;
  }
}
