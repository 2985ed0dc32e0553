import { useMemo } from 'react';
import type { ActivityRow } from '../../../core/activity/types.js';
import { useChainStore } from '../../state/chain-store.js';

/** Transactions of this wallet for some accounts, since a moment. */
export function useOwnRows(addresses: readonly string[], sinceMs: number | null): ActivityRow[] {
  const rows = useChainStore((s) => s.activity);
  const key = addresses.join(' ');
  return useMemo(() => {
    const wanted = new Set(key.split(' '));
    return (rows ?? []).filter(
      (row) => wanted.has(row.address) && (sinceMs === null || row.createdAtMs >= sinceMs),
    );
  }, [rows, key, sinceMs]);
}
