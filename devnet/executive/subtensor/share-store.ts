import type { RuntimeCodec, StateMut, StateView } from '../../types.js';

/**
 * Shares are counted in billionths, which both of the chain's forms hold exactly: SafeFloat (mantissa x 10^exponent) in
 * the V2 items, U64F64 in the older ones (`opentensor/subtensor primitives/share-pool/src/lib.rs`).
 */
export const SHARE = 1_000_000_000n;
const SHARE_EXPONENT = -9n;
const FRACTION_BITS = 64n;
const PALLET = 'SubtensorModule';

/** Shares under one key; an entry of the older form counts where there is none in V2, as the chain migrates lazily. */
export function readShares(state: StateView, kind: 'Alpha' | 'TotalHotkeyShares', args: unknown[]): bigint {
  const safe = state.get(PALLET, `${kind}V2`, ...args) as { mantissa: bigint; exponent: bigint } | undefined;
  if (safe && safe.mantissa > 0n) return rescaled(safe.mantissa, safe.exponent - SHARE_EXPONENT);
  const bits = (state.get(PALLET, kind, ...args) as bigint | undefined) ?? 0n;
  return (bits * SHARE) >> FRACTION_BITS;
}

/** Writes shares in the form that the metadata declares; none removes the entry. */
export function writeShares(
  codec: RuntimeCodec,
  state: StateMut,
  kind: 'Alpha' | 'TotalHotkeyShares',
  args: unknown[],
  shares: bigint,
): void {
  if (!codec.hasStorage(PALLET, `${kind}V2`) && codec.hasStorage(PALLET, kind)) {
    // Rounded up, so that reading the bits back gives the same billionths.
    const bits = ((shares << FRACTION_BITS) + SHARE - 1n) / SHARE;
    state.set(PALLET, kind, args, shares > 0n ? bits : undefined);
    return;
  }
  if (state.get(PALLET, kind, ...args)) state.remove(PALLET, kind, ...args);
  const value = shares > 0n ? { mantissa: shares, exponent: SHARE_EXPONENT } : undefined;
  state.set(PALLET, `${kind}V2`, args, value);
}

function rescaled(mantissa: bigint, places: bigint): bigint {
  return places >= 0n ? mantissa * 10n ** places : mantissa / 10n ** -places;
}
