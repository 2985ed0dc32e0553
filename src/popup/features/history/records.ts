import type { ActivityRow } from '../../../core/activity/types.js';
import { type Alpha, alphaBase, type Rao } from '../../../core/amount/money.js';
import type { ActionRecord } from '../../../core/csv/index.js';
import type { Entry } from './entries.js';

/**
 * Entries as records of a file. What the chain tells goes in as it is; a transaction of this wallet that no past was read of
 * goes in by its own outcome, with the time it was signed at. What never reached a block is no record.
 */
export function recordsOf(
  entries: readonly Entry[],
  noteOf: (entry: Entry) => string | null = () => null,
): ActionRecord[] {
  return entries.flatMap((entry): ActionRecord[] => {
    const { tx, actions } = entry;
    const txHash = tx?.txHash ?? null;
    const note = noteOf(entry);
    // A fee in alpha is an action of its own there.
    if (actions.length > 0) return actions.map((action) => ({ ...action, txHash, note }));
    return tx?.block
      ? [{ ...fromTx(entry, tx, tx.block.number), txHash, note, feeAlpha: feeAlphaOf(tx) }]
      : [];
  });
}

function feeAlphaOf({ outcome }: ActivityRow): Alpha | null {
  const fee = outcome?.feeAlpha;
  return fee ? { netuid: fee.netuid, base: alphaBase(fee.base) } : null;
}

function fromTx({ kind }: Entry, tx: ActivityRow, block: number): ActionRecord {
  const { outcome } = tx;
  const sold = outcome?.paidAlpha ?? null;
  const bought = outcome?.receivedAlpha ?? null;
  const moved = sold ?? bought;
  return {
    address: tx.address,
    block,
    atMs: tx.createdAtMs,
    extrinsicIndex: tx.extrinsicIndex,
    kind,
    own: true,
    taoRao: (outcome?.paidRao ?? outcome?.receivedRao ?? null) as Rao | null,
    alpha: moved ? { netuid: moved.netuid, base: alphaBase(moved.base) } : null,
    hotkey: null,
    toHotkey: null,
    toNetuid: sold && bought ? bought.netuid : null,
    toAlpha: sold && bought ? { netuid: bought.netuid, base: alphaBase(bought.base) } : null,
    counterparty: null,
    feeRao: (outcome?.feeRao ?? null) as Rao | null,
    failed: tx.failure !== null,
  };
}
