import type { ActivityRow } from '../../../core/activity/types.js';
import { type Alpha, alphaBase, type Rao } from '../../../core/amount/money.js';
import type { ActionRecord } from '../../../core/csv/index.js';
import { shieldOf } from '../activity/story.js';
import type { Entry } from './entries.js';

/**
 * Entries as records of a file. What the chain tells goes in as it is; a transaction of this wallet that no past was read of
 * goes in by its own outcome, with the time it was signed at. A hidden one has its carrier's fee and hash beside its own, and
 * is a record even if only the carrier reached a block. What never reached one is no record.
 */
export function recordsOf(
  entries: readonly Entry[],
  noteOf: (entry: Entry) => string | null = () => null,
): ActionRecord[] {
  return entries.flatMap((entry): ActionRecord[] => {
    const { tx, actions, carrier, block } = entry;
    const txHash = tx?.txHash ?? null;
    const note = noteOf(entry);
    const protection = protectionOf(tx);
    // A fee in alpha is an action of its own there.
    const feesInAlpha = carrier
      .filter(({ kind }) => kind === 'fee')
      .map((action) => ({ ...action, txHash, note }));
    if (actions.length > 0)
      return [
        ...actions.map((action, at) => ({ ...action, txHash, note, ...(at === 0 ? protection : {}) })),
        ...feesInAlpha,
      ];
    if (!tx || block === null) return [];
    return [
      { ...fromTx(entry, tx, block), txHash, note, feeAlpha: feeAlphaOf(tx), ...protection },
      ...feesInAlpha,
    ];
  });
}

/** What a transaction's carrier cost and its hash; nothing for one in the open, or whose carrier is in no block. */
function protectionOf(tx: ActivityRow | null): Pick<ActionRecord, 'protectionFeeRao' | 'carrierHash'> {
  const shield = tx && shieldOf(tx);
  if (!shield?.carrierBlock) return {};
  return { protectionFeeRao: shield.carrierFeeRao as Rao | null, carrierHash: shield.carrierHash };
}

function feeAlphaOf({ outcome }: ActivityRow): Alpha | null {
  const fee = outcome?.feeAlpha;
  return fee ? { netuid: fee.netuid, base: alphaBase(fee.base) } : null;
}

function fromTx({ kind, atMs }: Entry, tx: ActivityRow, block: number): ActionRecord {
  const { outcome } = tx;
  const sold = outcome?.paidAlpha ?? null;
  const bought = outcome?.receivedAlpha ?? null;
  const moved = sold ?? bought;
  return {
    address: tx.address,
    block,
    atMs,
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
    failed: tx.failure !== null || tx.state === 'expired',
  };
}
