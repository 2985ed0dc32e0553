import { paidBy } from '../../../../core/activity/paid.js';
import type { ActivityRow } from '../../../../core/activity/types.js';

/** Somebody this wallet has paid. */
export interface SentBefore {
  accountId: `0x${string}`;
  address: string;
  times: number;
  lastAtMs: number;
  /** On the network in use; false when it was only ever on others. */
  here: boolean;
}

/**
 * Who was paid, latest first: out of what this wallet signed itself and what is in a block. What others sent to this wallet
 * plays no part: dust from a look-alike is how people are made to copy the wrong address.
 */
export function sentBefore(rows: readonly ActivityRow[], genesisHash: string | null): SentBefore[] {
  const found = new Map<string, SentBefore>();
  for (const row of rows) {
    const paid = paidBy(row);
    if (paid === null) continue;
    const { accountId, address } = paid;
    const old = found.get(accountId);
    found.set(accountId, {
      accountId,
      address,
      times: (old?.times ?? 0) + 1,
      lastAtMs: Math.max(old?.lastAtMs ?? 0, row.createdAtMs),
      here: (old?.here ?? false) || row.genesisHash === genesisHash,
    });
  }
  return [...found.values()].sort((one, other) => other.lastAtMs - one.lastAtMs);
}
