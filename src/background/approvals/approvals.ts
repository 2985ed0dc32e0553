import type { ErrorCode } from '../../core/errors/codes.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { createSerial } from '../serial.js';
import type { Approvals, ApprovalsDeps, CarriedOut } from './contract.js';
import { sameDecision } from './decision.js';
import { connectToJoin, requireRoom } from './limits.js';
import {
  type ApprovalDraft,
  type ApprovalRow,
  type Decision,
  isBuiltAnew,
  isInWindow,
  type Outcome,
} from './row.js';
import { createWaiters } from './waiters.js';

/** A forgotten window must not offer yesterday's trade; also the longest a page is kept waiting. */
const LIFETIME_MS = 10 * 60_000;
/** After a restart the relay is back within milliseconds; a page that takes this long is gone. */
const PAGE_RETURN_MS = 3_000;
export const EXPIRY_ALARM = 'approvals.expiry';

/** The queue over its rows; all it remembers beside them is who waits right now. */
export function createApprovals(deps: ApprovalsDeps): Approvals {
  const { rows, clock } = deps;
  const listeners: Array<() => void> = [];
  const running = new Map<string, { decision: Decision; done: Promise<CarriedOut> }>();
  const waiters = createWaiters(deps.pause, (id) => void endById(id, 'approval/rejected'));

  const adding = createSerial();
  const isWaiting = (row: ApprovalRow): boolean => row.outcome === null;
  const isStuck = (row: ApprovalRow): boolean => row.committed && isWaiting(row);
  const find = async (id: string): Promise<ApprovalRow | undefined> =>
    (await rows.all()).find((row) => row.id === id);
  const queue = async (): Promise<ApprovalRow[]> =>
    (await rows.all()).filter((row) => isInWindow(row) && isWaiting(row));

  const setAlarm = async (): Promise<void> => {
    // A committed row ends when its transaction was handed over, not by the clock.
    const ends = (await rows.all()).filter((row) => !isStuck(row)).map((row) => row.expiresAtMs);
    if (ends.length > 0) await deps.alarms.at(EXPIRY_ALARM, Math.min(...ends));
    else await deps.alarms.clear(EXPIRY_ALARM);
  };
  /** `leaving`: what becomes of the window when nothing waits in it any more. */
  const changed = async (leaving: 'close' | 'release' = 'close'): Promise<void> => {
    await setAlarm();
    if ((await queue()).length === 0) await deps.window[leaving]();
    for (const listener of listeners) listener();
  };
  const finish = async (row: ApprovalRow, outcome: Outcome): Promise<void> => {
    row.outcome = outcome;
    await rows.save(row);
    waiters.settle(row.id, outcome);
  };
  const end = async (row: ApprovalRow, code: ErrorCode): Promise<void> => {
    if (isWaiting(row) && !row.committed) await finish(row, { err: { code, context: {} } });
  };
  /** A decision that is being carried out closes the window itself when it is the last. */
  async function refuse(asked: ApprovalRow[]): Promise<ApprovalRow[]> {
    const refused = asked.filter((row) => !running.has(row.id) && !row.committed);
    for (const row of refused) await end(row, 'approval/rejected');
    return refused;
  }
  async function endById(id: string, code: ErrorCode): Promise<void> {
    const row = await find(id);
    if (!row) return;
    await end(row, code);
    await changed();
  }
  const pending = async (id: string): Promise<ApprovalRow> => {
    const row = await find(id);
    if (!row) throw new WalletError('approval/unknown');
    if (row.outcome && 'err' in row.outcome && row.outcome.err.code === 'approval/void')
      throw new WalletError('approval/void');
    if (row.expiresAtMs <= clock.nowMs()) throw new WalletError('approval/expired');
    if (!isWaiting(row)) throw new WalletError('approval/unknown');
    return row;
  };

  async function carry(
    id: string,
    decision: Decision,
    carryOut: (row: ApprovalRow) => Promise<CarriedOut>,
  ): Promise<CarriedOut> {
    const known = await find(id);
    if (known?.outcome && known.decision && sameDecision(known.decision, decision))
      return { outcome: known.outcome, txHash: known.txHash };
    const row = await pending(id);
    if (row.page && decision.kind !== 'reject' && !(await waiters.present(id, PAGE_RETURN_MS))) {
      await endById(id, 'approval/rejected');
      throw new WalletError('approval/void');
    }
    row.decision = decision;
    await rows.save(row);
    let result: CarriedOut;
    try {
      result = await carryOut(row);
    } catch (error) {
      // Nothing was stored for sending, or it would not have failed: the request is as before.
      row.decision = null;
      row.committed = false;
      await rows.save(row);
      throw error;
    }
    // A lock or a change came first: what was made is thrown away.
    if (!isWaiting(row)) throw new WalletError('approval/void');
    row.txHash = result.txHash;
    await finish(row, result.outcome);
    if (row.page && decision.kind === 'reject') await deps.flood.countRefusal(row.page.origin);
    // The window goes on to what became of an own transaction; a page's answer is seen on the page.
    await changed(row.handedOver && decision.kind === 'sign' ? 'release' : 'close');
    return result;
  }

  return {
    pending,
    queue,
    async add(draft) {
      if (draft.page) await deps.flood.requireUnblocked(draft.page.origin);
      // One at a time, or a burst would see an empty queue a thousand times.
      const row = await adding(async () => {
        const waiting = await queue();
        const open = connectToJoin(waiting, draft);
        if (!open) requireRoom(waiting, draft);
        const stored = open ?? newRow(draft, deps.newId(), clock.nowMs());
        if (draft.requestId !== null) stored.requestIds.push(draft.requestId);
        await rows.save(stored);
        return stored;
      });
      try {
        if (row.page) await deps.window.show(row.id);
      } catch (error) {
        // Others may have joined it meanwhile: they are told, not left waiting.
        await end(row, 'approval/void');
        throw error;
      }
      await changed();
      return row;
    },
    async findRequest(origin, requestId) {
      const all = await rows.all();
      return all.find((row) => row.page?.origin === origin && row.requestIds.includes(requestId)) ?? null;
    },
    async wait(row, closed) {
      if (row.delivered) return { err: { code: 'not-allowed', context: {} } };
      return row.outcome ?? waiters.wait(row.id, closed);
    },
    async delivered(id) {
      const row = await find(id);
      if (!row?.outcome || 'err' in row.outcome) return;
      row.outcome = { ok: null };
      row.delivered = true;
      await rows.save(row);
    },
    async markShown(id, shown) {
      const row = await pending(id);
      const endsAtMs = shown?.endsAtMs ?? Number.POSITIVE_INFINITY;
      // Estimated once, at the first sight of the chain: an end that moved with each look would look like a new request.
      const isFirst = (row.shown?.endsAtMs ?? null) === null;
      const isSooner = isFirst && !isBuiltAnew(row) && endsAtMs < row.expiresAtMs;
      row.shown = shown;
      if (isSooner) row.expiresAtMs = endsAtMs;
      await rows.save(row);
      if (isSooner) await setAlarm();
    },
    decide(id, decision, carryOut) {
      const now = running.get(id);
      if (now) {
        if (sameDecision(now.decision, decision)) return now.done;
        return Promise.reject(new WalletError('approval/unknown'));
      }
      const done = carry(id, decision, carryOut).finally(() => running.delete(id));
      running.set(id, { decision, done });
      return done;
    },
    async commit(id, txHash) {
      const row = await pending(id);
      row.committed = true;
      row.txHash = txHash;
      await rows.save(row);
    },
    async recover(isStored) {
      for (const row of (await rows.all()).filter(isStuck)) {
        const isSent = row.txHash !== null && (await isStored(row.txHash));
        await finish(row, isSent ? { ok: null } : { err: { code: 'approval/void', context: {} } });
      }
    },
    async voidAll() {
      const waiting = (await rows.all()).filter(isWaiting);
      if (waiting.length === 0) return;
      for (const row of waiting) await end(row, 'approval/void');
      await changed();
    },
    async handOver(id) {
      const row = await pending(id);
      if (row.page) throw new WalletError('not-allowed', { origin: row.page.origin });
      const isNew = !row.handedOver;
      // Before the window opens: the page it comes from may be gone with that.
      row.handedOver = true;
      await rows.save(row);
      try {
        await deps.window.show(id);
      } catch (error) {
        if (isNew) delete row.handedOver;
        await rows.save(row);
        throw error;
      }
      await changed();
    },
    async replace(id, payload) {
      const row = await pending(id);
      if (running.has(id) || row.decision !== null || row.committed)
        throw new WalletError('approval/unknown');
      row.payload = payload;
      row.shown = null;
      row.expiresAtMs = row.createdAtMs + LIFETIME_MS;
      await rows.save(row);
      await setAlarm();
    },
    async abandon(id) {
      // Closed after the click: what was approved goes through.
      if (running.has(id) || (await find(id))?.handedOver) return;
      await endById(id, 'approval/rejected');
    },
    async handleWindowClosed(windowId) {
      if (!(await deps.window.wasClosed(windowId))) return;
      for (const { page } of await refuse(await queue()))
        if (page) await deps.flood.countRefusal(page.origin);
      await changed();
    },
    async rejectAll(origin) {
      const asked = await queue();
      const refused = await refuse(asked.filter(({ page }) => origin === null || page?.origin === origin));
      for (const site of new Set(refused.flatMap(({ page }) => page?.origin ?? [])))
        await deps.flood.countRefusal(site);
      if (refused.length > 0) await changed();
      return refused.length;
    },
    async sweep() {
      const nowMs = clock.nowMs();
      const expired = (await rows.all()).filter((row) => row.expiresAtMs <= nowMs);
      if (expired.length === 0) return;
      for (const row of expired) await end(row, 'approval/expired');
      await rows.remove(expired.filter((row) => !isWaiting(row)).map((row) => row.id));
      await changed();
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

function newRow(draft: ApprovalDraft, id: string, nowMs: number): ApprovalRow {
  return {
    id,
    payload: draft.payload,
    page: draft.page,
    requestIds: [],
    createdAtMs: nowMs,
    expiresAtMs: nowMs + LIFETIME_MS,
    shown: null,
    decision: null,
    committed: false,
    outcome: null,
    delivered: false,
    txHash: null,
  };
}
