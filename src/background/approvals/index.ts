export { createApprovals, EXPIRY_ALARM } from './approvals.js';
export type { Approvals, CarriedOut } from './contract.js';
export { createFlood, type Flood } from './flood.js';
export type {
  ApprovalDraft,
  ApprovalPage,
  ApprovalPayload,
  ApprovalRow,
  Decision,
  Outcome,
  Shown,
  Terms,
} from './row.js';
export { isInWindow } from './row.js';
export { createRows } from './rows.js';
export { createApprovalWindow } from './window.js';
