import { fromWire, toWire } from '../../core/wire/wire.js';
import { createSerial } from '../serial.js';
import type { KeyValueStore } from '../types.js';
import type { ApprovalRow } from './row.js';

const INDEX_KEY = 'approvals';
const rowKey = (id: string): string => `approval:${id}`;

/** The rows, oldest first, with a copy in memory for the life of the worker. */
export interface Rows {
  all(): Promise<ApprovalRow[]>;
  /** Adds a row or writes a changed one; resolves when it is stored. */
  save(row: ApprovalRow): Promise<void>;
  remove(ids: string[]): Promise<void>;
}

export function createRows(session: KeyValueStore): Rows {
  const serial = createSerial();
  let loaded: Promise<Map<string, ApprovalRow>> | null = null;

  const load = async (): Promise<Map<string, ApprovalRow>> => {
    const index = await session.get(INDEX_KEY);
    const ids = Array.isArray(index) ? index.filter((id) => typeof id === 'string') : [];
    const rows = new Map<string, ApprovalRow>();
    for (const id of ids) {
      const stored = await session.get(rowKey(id));
      // Only this worker writes here, so a row that is present is whole.
      if (stored !== undefined && stored !== null) rows.set(id, fromWire(stored) as ApprovalRow);
    }
    return rows;
  };
  const rows = (): Promise<Map<string, ApprovalRow>> => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };

  return {
    all: async () => [...(await rows()).values()],
    async save(row) {
      const known = await rows();
      known.set(row.id, row);
      const entry = toWire(row);
      // Index and row in one write: a worker stopped in between leaves neither or both.
      await serial(() => session.set({ [INDEX_KEY]: [...known.keys()], [rowKey(row.id)]: entry }));
    },
    async remove(ids) {
      if (ids.length === 0) return;
      const known = await rows();
      for (const id of ids) known.delete(id);
      await serial(async () => {
        await session.set({ [INDEX_KEY]: [...known.keys()] });
        await session.remove(ids.map(rowKey));
      });
    },
  };
}
