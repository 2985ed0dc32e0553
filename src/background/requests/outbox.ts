import { isWalletError } from '../../core/errors/wallet-error.js';
import { fromWire, toWire } from '../../core/wire/wire.js';
import type { FollowRow } from '../../protocol/engine/index.js';
import { createSerial } from '../serial.js';
import type { Alarms, Clock, EngineHost, KeyValueStore, NetworkSource } from '../types.js';

const KEY = 'outbox';
export const OUTBOX_ALARM = 'outbox.retry';
const RETRY_MS = 30_000;
/** The longest era Kelvin makes is 128 blocks of 12 s; after that the bytes can never be included. */
const LIFETIME_MS = 128 * 12_000;

/** Our own signed transaction, kept in `storage.local` until a node has taken it. */
export interface OutboxEntry {
  extrinsicHex: string;
  row: FollowRow;
  networkId: string;
  signedAtMs: number;
}

/** Signed bytes that wait to be sent. What is sent again is always these bytes, never a second signature. */
export interface Outbox {
  /** Stores signed bytes; after this they are sent, now or after a restart. */
  put(extrinsicHex: string, row: FollowRow): Promise<void>;
  /**
   * Hands stored bytes to the engine. Resolves true when the pool took them, false when nobody could be reached and they
   * stay stored. @throws WalletError chain/rejected … when the chain said no: they are dropped.
   */
  send(txHash: string): Promise<boolean>;
  has(txHash: string): Promise<boolean>;
  /** Sends what an earlier worker left. */
  resume(): Promise<void>;
}

/** The transaction may still be on its way: keep the bytes. Everything else is the chain's own answer. */
const UNSENT = new Set(['engine/unreachable', 'chain/offline', 'chain/timeout', 'internal']);

export function createOutbox(deps: {
  local: KeyValueStore;
  engine: Pick<EngineHost, 'ask'>;
  network: NetworkSource;
  alarms: Alarms;
  clock: Clock;
}): Outbox {
  const serial = createSerial();
  const sending = new Map<string, Promise<boolean>>();
  const read = async (): Promise<OutboxEntry[]> => {
    const stored = await deps.local.get(KEY);
    return Array.isArray(stored) ? (fromWire(stored) as OutboxEntry[]) : [];
  };
  const change = (edit: (entries: OutboxEntry[]) => OutboxEntry[]): Promise<void> =>
    serial(async () => deps.local.set({ [KEY]: toWire(edit(await read())) }));
  const drop = (txHash: string): Promise<void> =>
    change((entries) => entries.filter((entry) => entry.row.txHash !== txHash));

  async function submit(txHash: string): Promise<boolean> {
    const entry = (await serial(read)).find(({ row }) => row.txHash === txHash);
    if (!entry) return true;
    // The other network would refuse it, and would learn of it.
    if ((await deps.network.choice()).networkId !== entry.networkId) return false;
    try {
      await deps.engine.ask('submit', { extrinsicHex: entry.extrinsicHex, row: entry.row });
    } catch (error) {
      if (isWalletError(error) && !UNSENT.has(error.code)) {
        await drop(txHash);
        throw error;
      }
      await deps.alarms.at(OUTBOX_ALARM, deps.clock.nowMs() + RETRY_MS);
      return false;
    }
    await drop(txHash);
    return true;
  }

  const outbox: Outbox = {
    async put(extrinsicHex, row) {
      const { networkId } = await deps.network.choice();
      const entry: OutboxEntry = { extrinsicHex, row, networkId, signedAtMs: deps.clock.nowMs() };
      await change((entries) => [...entries.filter((other) => other.row.txHash !== row.txHash), entry]);
    },
    has: async (txHash) => (await serial(read)).some(({ row }) => row.txHash === txHash),
    send(txHash) {
      const known = sending.get(txHash);
      if (known) return known;
      const sent = submit(txHash).finally(() => sending.delete(txHash));
      sending.set(txHash, sent);
      return sent;
    },
    async resume() {
      const entries = await serial(read);
      if (entries.length === 0) return;
      const oldest = deps.clock.nowMs() - LIFETIME_MS;
      const live = entries.filter(({ signedAtMs }) => signedAtMs > oldest);
      if (live.length < entries.length)
        await change((all) => all.filter(({ signedAtMs }) => signedAtMs > oldest));
      // A refusal is in the activity list, where the engine wrote it; here it only ends the retry.
      for (const { row } of live) await outbox.send(row.txHash).catch(() => undefined);
    },
  };
  return outbox;
}
