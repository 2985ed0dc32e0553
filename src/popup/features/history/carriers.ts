import type { ActivityRow } from '../../../core/activity/types.js';
import type { ChainAction } from '../../../core/chain/history.js';
import { shieldOf } from '../activity/story.js';

/** Actions of the chain by the extrinsic and account they are of. */
type ByPlace = Map<string, ChainAction[]>;

/**
 * Takes the carriers of hidden transactions out of what the chain tells, by the hash of what they carried. The chain says of
 * a carrier only that somebody paid for something else: it is known by its block and its fee. Mostly the signer paid; where
 * nothing of the signer fits, another own account did.
 */
export function takeCarriers(byPlace: ByPlace, rows: readonly ActivityRow[]): Map<string, ChainAction[]> {
  const taken = new Map<string, ChainAction[]>();
  const hidden = rows.filter((row) => shieldOf(row)?.carrierBlock != null);
  if (hidden.length === 0) return taken;
  const open = others(byPlace);
  const take = (row: ActivityRow, fits: (told: ChainAction) => boolean): void => {
    const shield = shieldOf(row);
    const found = (open.get(shield?.carrierBlock?.number ?? -1) ?? []).find(
      ({ place, first }) => byPlace.has(place) && first.feeRao === shield?.carrierFeeRao && fits(first),
    );
    if (!found) return;
    taken.set(row.txHash, byPlace.get(found.place) ?? []);
    byPlace.delete(found.place);
  };
  for (const row of hidden) take(row, ({ address }) => address === row.address);
  for (const row of hidden) if (!taken.has(row.txHash)) take(row, () => true);
  return taken;
}

/** Extrinsics that an account signed and that did nothing the chain has a word for, by block. */
function others(byPlace: ByPlace): Map<number, Array<{ place: string; first: ChainAction }>> {
  const found = new Map<number, Array<{ place: string; first: ChainAction }>>();
  for (const [place, [first]] of byPlace)
    if (first?.kind === 'other' && first.own)
      found.set(first.block, [...(found.get(first.block) ?? []), { place, first }]);
  return found;
}
