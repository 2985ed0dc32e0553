import { fromWire, toWire } from '../../core/wire/wire.js';
import type { FollowRow } from '../../protocol/engine/index.js';
import { createSerial } from '../serial.js';
import type { KeyValueStore } from '../types.js';

const KEY = 'outbox';

/** Our own signed transaction, kept in `storage.local` until a node has taken it, or, hidden, until it is over. */
export interface OutboxEntry {
  /** What a node is given: the transaction, or the newest carrier around it; null before the first. */
  extrinsicHex: string | null;
  row: FollowRow;
  networkId: string;
  signedAtMs: number;
  /** Absent for what travels openly. */
  inner?: HiddenTransaction | null;
}

/** The signed transaction inside the carriers. It is never signed again and never given to a node. */
export interface HiddenTransaction {
  hex: string;
  /** Signs the carriers. */
  carrierAccountId: string;
  specVersion: number;
}

export type HiddenEntry = OutboxEntry & { inner: HiddenTransaction };

export function isHidden(entry: OutboxEntry): entry is HiddenEntry {
  return entry.inner !== null && entry.inner !== undefined;
}

/** The entries as they are stored; changes never interleave. */
export interface OutboxEntries {
  all(): Promise<OutboxEntry[]>;
  find(txHash: string): Promise<OutboxEntry | undefined>;
  /** Adds an entry or replaces the one of its transaction; resolves when it is stored. */
  save(entry: OutboxEntry): Promise<void>;
  drop(isOver: (entry: OutboxEntry) => boolean): Promise<void>;
}

export function createOutboxEntries(local: KeyValueStore): OutboxEntries {
  const serial = createSerial();
  const read = async (): Promise<OutboxEntry[]> => {
    const stored = await local.get(KEY);
    return Array.isArray(stored) ? (fromWire(stored) as OutboxEntry[]) : [];
  };
  const change = (edit: (entries: OutboxEntry[]) => OutboxEntry[]): Promise<void> =>
    serial(async () => local.set({ [KEY]: toWire(edit(await read())) }));
  return {
    all: () => serial(read),
    find: async (txHash) => (await serial(read)).find(({ row }) => row.txHash === txHash),
    save: (entry) =>
      change((entries) => [...entries.filter(({ row }) => row.txHash !== entry.row.txHash), entry]),
    drop: (isOver) => change((entries) => entries.filter((entry) => !isOver(entry))),
  };
}
