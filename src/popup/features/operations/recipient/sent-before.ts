import type { ActivityRow } from '../../../../core/activity/types.js';
import { accountIdHex, decodeAnyPrefix } from '../../../../core/address/index.js';

/** Somebody this wallet has paid. */
export interface SentBefore {
  accountId: `0x${string}`;
  address: string;
  times: number;
  lastAtMs: number;
  /** On the network in use; false when it was only ever on others. */
  here: boolean;
}

const GIVING = new Set(['transfer', 'transfer-all', 'transfer-stake']);

/**
 * Who was paid, latest first: out of what this wallet signed itself and what is in a block. What others sent to this wallet
 * plays no part: dust from a look-alike is how people are made to copy the wrong address.
 */
export function sentBefore(rows: readonly ActivityRow[], genesisHash: string | null): SentBefore[] {
  const found = new Map<string, SentBefore>();
  for (const row of rows) {
    const address = paidAddress(row);
    if (address === null) continue;
    const accountId = accountIdHex(decodeAnyPrefix(address).accountId);
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

/** Whom a transaction of ours gave something to; null when it gave nothing, or is not in a block. */
function paidAddress({ sentence, state }: ActivityRow): string | null {
  if (state !== 'in-block' && state !== 'finalized') return null;
  if (!GIVING.has(sentence.code)) return null;
  const { to } = sentence.params;
  return to?.t === 'account' ? to.address : null;
}
