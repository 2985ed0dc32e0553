import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { EMPTY_OUTCOME } from '../../core/activity/moved.js';
import type { ActivityRow } from '../../core/activity/types.js';
import type { BasketTargets } from '../../core/basket/targets.js';
import type { Snapshot } from '../../core/chain/snapshot.js';
import type { Plan } from '../../core/operations/plan.js';

/** A followed transaction: what views see, and what finding it again needs. */
export interface TrackedTx {
  row: ActivityRow;
  /**
   * Signed bytes, kept so that a lost broadcast can be repeated; null for a transaction that somebody else sends. Of what
   * is hidden it is the newest carrier, null before the first: the transaction itself is never kept here.
   */
  extrinsicHex: string | null;
  validUntilBlock: number | null;
  /** First block that could hold it. */
  fromBlock: number;
  /** Finalized blocks up to this one were searched. */
  searchedTo: number;
  /** Nothing more can happen to it. */
  done: boolean;
  /** What finding a hidden transaction's carrier needs; null for what travels openly. */
  shield: ShieldTrack | null;
}

/** The carriers of a hidden transaction: all with one nonce, so at most one of them is ever in a chain. */
export interface ShieldTrack {
  carrierAddress: string;
  carrierNonce: number;
  innerNonce: number;
  /** Newest last. An older one may still come with another branch. */
  carriers: Array<{ hash: string; validUntilBlock: number }>;
  /** The one in a finalized block. */
  settled: SeenCarrier | null;
}

/** A carrier in a block, and what its signer paid for it, rao. */
export interface SeenCarrier {
  hash: string;
  block: { number: number; hash: string };
  feeRao: bigint | null;
}

interface Schema extends DBSchema {
  activity: { key: string; value: TrackedTx };
  snapshots: { key: string; value: { key: string; snapshot: Snapshot<unknown> } };
  /** Genesis last seen behind an endpoint, so that a snapshot can be shown before anything has answered. */
  chains: { key: string; value: { key: string; genesisHash: string } };
  plans: { key: string; value: Plan };
  targets: { key: [string, string]; value: BasketTargets };
}

/** What the engine remembers of its own: activity and the last snapshots. Only the engine opens this database. */
export class EngineStore {
  private db: Promise<IDBPDatabase<Schema>> | null = null;

  async tracked(): Promise<TrackedTx[]> {
    return (await (await this.open()).getAll('activity')).map(completed);
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

  async targets(): Promise<BasketTargets[]> {
    return (await this.open()).getAll('targets');
  }

  async putTargets(targets: BasketTargets): Promise<void> {
    await (await this.open()).put('targets', targets);
  }

  /** Forgets everything. */
  async clear(): Promise<void> {
    const db = await this.open();
    await Promise.all(
      (['activity', 'snapshots', 'chains', 'plans', 'targets'] as const).map((name) => db.clear(name)),
    );
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    this.db ??= openDB<Schema>('kelvin-engine', 2, {
      upgrade(db, from) {
        if (from < 1) {
          db.createObjectStore('activity', { keyPath: 'row.txHash' });
          db.createObjectStore('snapshots', { keyPath: 'key' });
          db.createObjectStore('chains', { keyPath: 'key' });
        }
        if (from < 2) {
          db.createObjectStore('plans', { keyPath: 'id' });
          db.createObjectStore('targets', { keyPath: ['genesisHash', 'address'] });
        }
      },
      terminated: () => {
        this.db = null;
      },
    });
    return this.db;
  }
}

/** Rows of earlier versions lack the shield, what was expected, and some of what came of it. */
function completed(stored: TrackedTx): TrackedTx {
  const { row, shield } = stored as Omit<TrackedTx, 'shield'> & Partial<Pick<TrackedTx, 'shield'>>;
  const { expected = null, outcome, protection = null } = row as Partial<ActivityRow>;
  return {
    ...stored,
    shield: shield ?? null,
    row: { ...row, protection, expected, outcome: outcome ? { ...EMPTY_OUTCOME, ...outcome } : null },
  };
}
