import type { Expected } from '../../core/activity/types.js';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import type { Sentence } from '../../core/explain/types.js';
import type { ExtrinsicRequest } from '../types.js';

/** What is asked for. The kind is set once, by the method that was called, and never guessed from the payload. */
export type ApprovalPayload =
  | { kind: 'connect'; appName: string }
  | { kind: 'extrinsic'; request: ExtrinsicRequest }
  | { kind: 'message'; accountId: string; address: string; data: string };

/** The page a request came from. */
export interface ApprovalPage {
  origin: string;
  insecure: boolean;
  tabId: number;
  documentId: string | null;
}

/** What the person was shown last, and may therefore approve. */
export interface Shown {
  payloadHash: string;
  /** For the activity row; null for a message. */
  sentence: Sentence | null;
  /** For its receipt; null for a message. */
  expected: Expected | null;
  eraPeriod: number | null;
  atBlockNumber: number | null;
  /** Its signature hands control of the account to somebody: the password is asked again. */
  needsPassword: boolean;
  /** When it was explained: what is approved much later is explained again first. */
  atMs: number;
  /** What of the explanation must still hold then; null for a message. */
  terms: Terms | null;
  /** When its era ends, with a margin; null where that is not known or never. */
  endsAtMs: number | null;
}

/** What of an explanation a person relies on, in a form that can be compared later. */
export interface Terms {
  /** Sentence, risks and all effects but estimated amounts, as one text. */
  fixed: string;
  /** Estimated amounts in the smallest unit, in the order of the table. */
  estimates: bigint[];
}

export type Decision =
  | { kind: 'reject' }
  | { kind: 'connect'; accountIds: string[] }
  | { kind: 'sign'; payloadHash: string };

export type Outcome = { ok: unknown } | { err: ErrorBody };

/** A pending or finished request as it rests in `storage.session`, so that it outlives the worker. */
export interface ApprovalRow {
  id: string;
  payload: ApprovalPayload;
  /** Null for the wallet's own forms. */
  page: ApprovalPage | null;
  /** An own form's request that is shown in the approval window now, and no longer ends with its page. */
  handedOver?: true;
  /** The relay's request ids that wait for this row: one, or several equal connects. */
  requestIds: string[];
  createdAtMs: number;
  expiresAtMs: number;
  shown: Shown | null;
  /** Written before anything is signed. */
  decision: Decision | null;
  /** Signed bytes are in the outbox: nothing can take it back any more. */
  committed: boolean;
  /** Written after. */
  outcome: Outcome | null;
  /** The page has its answer: the content of `outcome` was dropped. */
  delivered: boolean;
  /** For the page that decided: hash of the transaction that was sent. */
  txHash: string | null;
}

/** Whether a request is shown in the approval window; others are shown where they were made. */
export function isInWindow({ page, handedOver }: ApprovalRow): boolean {
  return page !== null || handedOver === true;
}

/** Whether a request outlives the era of its transaction, because the wallet builds it anew. */
export function isBuiltAnew({ payload }: ApprovalRow): boolean {
  return payload.kind === 'extrinsic' && payload.request.how !== undefined;
}

/** A new request, before it has an id and a place in the queue. */
export interface ApprovalDraft {
  payload: ApprovalPayload;
  page: ApprovalPage | null;
  requestId: string | null;
}
