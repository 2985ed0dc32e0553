import { isWalletError } from '../../core/errors/wallet-error.js';
import type { FollowRow } from '../../protocol/engine/index.js';
import type { Alarms, Clock, EngineHost, ExtrinsicRequest, KeyValueStore, NetworkSource } from '../types.js';
import { type Carriers, isOver } from './carriers.js';
import {
  createOutboxEntries,
  type HiddenEntry,
  type HiddenTransaction,
  isHidden,
  type OutboxEntry,
} from './outbox-entry.js';

export const OUTBOX_ALARM = 'outbox.retry';
const RETRY_MS = 30_000;
/** The longest era Kelvin makes is 128 blocks of 12 s; after that the bytes can never be included. */
const LIFETIME_MS = 128 * 12_000;

/** Signed bytes that wait to be sent. What is sent again is always these bytes, never a second signature. */
export interface Outbox {
  /** Stores signed bytes; after this they are sent, now or after a restart. */
  put(extrinsicHex: string, row: FollowRow): Promise<void>;
  /** Stores a signed transaction that only ever leaves inside carriers; those are made when it is sent. */
  putHidden(
    inner: Omit<HiddenTransaction, 'specVersion'>,
    request: Pick<ExtrinsicRequest, 'payload'>,
    row: FollowRow,
  ): Promise<void>;
  /**
   * Hands stored bytes to the engine. Resolves true when nothing is left to do, false when they stay stored: nobody could be
   * reached, or a hidden transaction is on its way. Calls for one transaction never overlap.
   * @throws WalletError chain/rejected, shield/carrier-mismatch … when it is over: they are dropped.
   */
  send(txHash: string): Promise<boolean>;
  has(txHash: string): Promise<boolean>;
  /** Goes on with what an earlier worker left, or what waited for the wallet to be unlocked. */
  resume(): Promise<void>;
  /** A hidden transaction needs another carrier. */
  renew(txHash: string): Promise<void>;
}

/** The transaction may still be on its way: keep the bytes. Everything else is the chain's own answer. */
const UNSENT = new Set(['engine/unreachable', 'chain/offline', 'chain/timeout', 'internal']);

export function createOutbox(deps: {
  local: KeyValueStore;
  engine: Pick<EngineHost, 'ask'>;
  carriers: Carriers;
  network: NetworkSource;
  alarms: Alarms;
  clock: Clock;
}): Outbox {
  const entries = createOutboxEntries(deps.local);
  const sending = new Map<string, Promise<boolean>>();
  const drop = (txHash: string): Promise<void> => entries.drop(({ row }) => row.txHash === txHash);
  const isOld = ({ signedAtMs }: OutboxEntry): boolean => signedAtMs <= deps.clock.nowMs() - LIFETIME_MS;
  const newEntry = async (row: FollowRow): Promise<Omit<OutboxEntry, 'extrinsicHex'>> => {
    const { networkId } = await deps.network.choice();
    return { row, networkId, signedAtMs: deps.clock.nowMs() };
  };
  const later = async (entry: OutboxEntry): Promise<false> => {
    // One that is long over only waits for its record, which can wait for the next start.
    if (!isOld(entry)) await deps.alarms.at(OUTBOX_ALARM, deps.clock.nowMs() + RETRY_MS);
    return false;
  };

  async function submit(txHash: string): Promise<boolean> {
    const entry = await entries.find(txHash);
    if (!entry) return true;
    // The other network would refuse it, and would learn of it.
    if ((await deps.network.choice()).networkId !== entry.networkId) return false;
    return isHidden(entry) ? carry(entry) : sendOpenly(entry);
  }

  async function sendOpenly(entry: OutboxEntry): Promise<boolean> {
    const { extrinsicHex, row } = entry;
    try {
      if (extrinsicHex !== null) await deps.engine.ask('submit', { extrinsicHex, row });
    } catch (error) {
      if (isWalletError(error) && !UNSENT.has(error.code)) {
        await drop(row.txHash);
        throw error;
      }
      return later(entry);
    }
    await drop(row.txHash);
    return true;
  }

  async function carry(entry: HiddenEntry): Promise<boolean> {
    try {
      if (!(await deps.carriers.step(entry, entries.save))) return await later(entry);
    } catch (error) {
      if (!isOver(error)) return later(entry);
      // Its record is the engine's, which goes on looking for whatever was sent.
      await drop(entry.row.txHash);
      throw error;
    }
    await drop(entry.row.txHash);
    return true;
  }

  const outbox: Outbox = {
    async put(extrinsicHex, row) {
      await entries.save({ ...(await newEntry(row)), extrinsicHex });
    },
    async putHidden(inner, { payload }, row) {
      const { specVersion } = payload;
      await entries.save({ ...(await newEntry(row)), extrinsicHex: null, inner: { ...inner, specVersion } });
    },
    has: async (txHash) => (await entries.find(txHash)) !== undefined,
    send(txHash) {
      const known = sending.get(txHash);
      if (known) return known;
      const sent = submit(txHash).finally(() => sending.delete(txHash));
      sending.set(txHash, sent);
      return sent;
    },
    async resume() {
      const all = await entries.all();
      // A hidden one is over when the engine says so: until then its record may not exist.
      const isDead = (entry: OutboxEntry): boolean => !isHidden(entry) && isOld(entry);
      if (all.some(isDead)) await entries.drop(isDead);
      // A refusal is in the activity list, where the engine wrote it; here it only ends the retry.
      for (const entry of all) if (!isDead(entry)) await outbox.renew(entry.row.txHash);
    },
    async renew(txHash) {
      await outbox.send(txHash).catch(() => undefined);
    },
  };
  return outbox;
}
