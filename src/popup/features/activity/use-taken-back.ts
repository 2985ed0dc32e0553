import { useRef } from 'react';
import type { ActivityRow } from '../../../core/activity/types.js';

/** Whether the transaction was seen in a block that its chain holds no more, and is in no other yet. */
export function useTakenBack(row: ActivityRow): boolean {
  const known = useRef({ hash: row.txHash, wasIn: false });
  if (known.current.hash !== row.txHash) known.current = { hash: row.txHash, wasIn: false };
  const isIn = row.block !== null;
  const takenBack = known.current.wasIn && !isIn && row.state === 'sent';
  if (isIn) known.current.wasIn = true;
  return takenBack;
}
