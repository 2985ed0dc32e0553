import type { Alarms, Clock } from '../types.js';
import type { Flood } from './flood.js';
import type { ApprovalDraft, ApprovalPayload, ApprovalRow, Decision, Outcome, Shown } from './row.js';
import type { Rows } from './rows.js';
import type { ApprovalWindow } from './window.js';

/** What carrying out a decision gave. */
export interface CarriedOut {
  outcome: Outcome;
  txHash: string | null;
}

/** The queue of requests that wait for a person. */
export interface Approvals {
  /**
   * Stores a request and shows it. An equal connect of the same site joins the one that waits.
   * @throws WalletError site/blocked, site/flood
   */
  add(draft: ApprovalDraft): Promise<ApprovalRow>;
  /** The row a page's request id belongs to: a relay asks again after the worker was stopped. */
  findRequest(origin: string, requestId: string): Promise<ApprovalRow | null>;
  /** Resolves with the outcome; a row that has it already gives it once more only if it was not delivered. */
  wait(row: ApprovalRow, closed: AbortSignal): Promise<Outcome>;
  /** The result has reached the page: it is kept no longer. */
  delivered(id: string): Promise<void>;
  /** A request that can still be decided. @throws WalletError approval/unknown, approval/expired, approval/void */
  pending(id: string): Promise<ApprovalRow>;
  /** Requests that wait in the approval window, oldest first: pages', and own ones that were handed over. */
  queue(): Promise<ApprovalRow[]>;
  /** Records what was shown, and when it ends by it; only that may be approved. Null when the last view was a refusal. */
  markShown(id: string, shown: Shown | null): Promise<void>;
  /**
   * Writes the decision, carries it out, writes the outcome. The same decision twice is carried out once. If carrying out
   * fails nothing was signed: the request waits again and the error is the caller's.
   */
  decide(
    id: string,
    decision: Decision,
    carryOut: (row: ApprovalRow) => Promise<CarriedOut>,
  ): Promise<CarriedOut>;
  /** Signed bytes are about to be stored for sending: from here no lock or change voids the row. */
  commit(id: string, txHash: string): Promise<void>;
  /**
   * At each start, before any decision is taken: a committed row whose bytes were stored is done (they are sent again), one
   * whose bytes were not is over. Neither is signed a second time.
   */
  recover(isStored: (txHash: string) => Promise<boolean>): Promise<void>;
  /** Ends every request that is not committed: after a lock, a change of network or of accounts, an update. */
  voidAll(): Promise<void>;
  /**
   * Refuses the requests that wait in the window, of one site or (null) all; those being carried out go through. One press is
   * one refusal to each site's count, however much it had asked.
   * @returns how many were refused
   */
  rejectAll(origin: string | null): Promise<number>;
  /**
   * Shows an own form's request in the approval window, where it outlives its page. Once more is the same.
   * @throws WalletError approval/*; not-allowed for a page's request
   */
  handOver(id: string): Promise<void>;
  /**
   * Puts another request in the place of one that waits: what was shown cannot be approved any more, and the time for it
   * begins anew within what the row lives. Never after a decision, nor while one is carried out.
   * @throws WalletError approval/*
   */
  replace(id: string, payload: ApprovalPayload): Promise<void>;
  /** Ends one request of our own form whose page went away, unless it was handed over. */
  abandon(id: string): Promise<void>;
  /** The approval window was closed: a refusal of everything that waits in it. */
  handleWindowClosed(windowId: number): Promise<void>;
  /** Ends what has expired and forgets what is over. */
  sweep(): Promise<void>;
  onChange(listener: () => void): void;
}

export interface ApprovalsDeps {
  rows: Rows;
  flood: Flood;
  window: ApprovalWindow;
  alarms: Alarms;
  clock: Clock;
  newId(): string;
  pause(ms: number): Promise<void>;
}
