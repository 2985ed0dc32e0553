import type { OperationAsk } from './request.js';

/** One signature of a plan. It is quoted when its turn comes, never before. */
export interface PlanStep {
  ask: OperationAsk;
  /** Step whose proceeds this one spends: its amount is what that one brought. Null: the amount in `ask`. */
  spendsStep: number | null;
  /**
   * When it was last put forward for a signature, and what it says (`sayingOf`), so that a signature is found again in the
   * activity list even if the screen was closed before it could be noted.
   */
  proposed?: { atMs: number; saying: string };
  /** Set when it was signed; what became of it is in the activity list under this hash. */
  txHash: string | null;
  /** The user left it out. */
  skipped: boolean;
}

/** Several signatures that belong together and survive closing everything in between. */
export interface Plan {
  id: string;
  address: string;
  genesisHash: string;
  kind: 'change-both' | 'rebalance' | 'claim-everything';
  createdAtMs: number;
  steps: PlanStep[];
}
