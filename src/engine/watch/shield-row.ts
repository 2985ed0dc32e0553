import type { TxProtection } from '../../core/activity/types.js';
import type { CarrierRow } from '../../protocol/engine/index.js';
import type { SeenCarrier, ShieldTrack } from '../storage/engine-store.js';

type Shielded = Extract<TxProtection, { state: 'on' }>;

/** What a row says of its shield while the newest carrier is in no block. */
export function hidden({ carrierHash, tries }: Pick<CarrierRow, 'carrierHash' | 'tries'>): Shielded {
  return { state: 'on', stage: 'hidden', carrierHash, carrierBlock: null, carrierFeeRao: null, tries };
}

/** What a row says once a carrier or the transaction itself is seen, or nothing can be any more. */
export function staged(
  known: TxProtection | null,
  stage: Shielded['stage'],
  seen: SeenCarrier | null,
): TxProtection | null {
  if (known?.state !== 'on') return known;
  return {
    ...known,
    stage,
    carrierHash: seen?.hash ?? known.carrierHash,
    carrierBlock: seen?.block ?? null,
    carrierFeeRao: seen?.feeRao ?? null,
  };
}

/** The track of a hidden transaction that was just signed, with its first carrier if there is one. */
export function trackOf(carrier: CarrierRow): ShieldTrack {
  const { carrierAddress, carrierNonce, innerNonce } = carrier;
  const first = { hash: carrier.carrierHash, validUntilBlock: carrier.carrierValidUntilBlock };
  return {
    carrierAddress,
    carrierNonce,
    innerNonce,
    carriers: carrier.tries === 0 ? [] : [first],
    settled: null,
  };
}
