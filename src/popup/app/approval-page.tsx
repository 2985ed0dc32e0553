import ApprovalWindow from '../features/approval/approval-window.js';
import { useEngineSync } from '../state/use-engine-sync.js';

/** Everything behind the lock in the approval window, and nothing of the popup. */
export function ApprovalPage() {
  useEngineSync();
  return <ApprovalWindow />;
}
