import type { SeenAccount } from './seen.js';
import type { AlertFacts, WatchedAccount, WatchedPosition } from './types.js';

/**
 * Less than this is not reported when it leaves: 0.001 TAO or alpha. Stake is a share of a pool, so its amount moves by some
 * base units when others come and go, and dust is swept by the chain. Small losses add up all the same, because the measure
 * stays where it was until they are reported.
 */
export const LOSS_FLOOR = 1_000_000n;

/** TAO that left; null when none did that is worth a word. */
export function fundsLost(before: SeenAccount, after: WatchedAccount): AlertFacts | null {
  const amountRao = before.fundsRao - after.freeRao - after.reservedRao;
  return amountRao < LOSS_FLOOR ? null : { kind: 'funds-left', amountRao };
}

/**
 * Stake that left, by subnet. All validators of a subnet count together: a validator that exchanges its hotkey takes its
 * nominators with it, and nothing left. The validator named is the one that lost most. A subnet that was dissolved, or
 * registered anew, has paid its holders out: that is no loss to somebody.
 */
export function stakeLost(
  before: readonly WatchedPosition[],
  after: readonly WatchedPosition[],
  subnetIsSame: (netuid: number) => boolean,
): Array<Extract<AlertFacts, { kind: 'stake-left' }>> {
  const netuids = [...new Set(before.map(({ netuid }) => netuid))];
  return netuids.filter(subnetIsSame).flatMap((netuid) => {
    const alphaBase = total(before, netuid) - total(after, netuid);
    if (alphaBase < LOSS_FLOOR) return [];
    return [{ kind: 'stake-left', netuid, hotkey: mostLost(before, after, netuid), alphaBase }];
  });
}

/**
 * The measure for the next check where nothing was reported: of what grew the new amount, of what fell a little the old
 * one, so that a slow leak is seen in the end.
 */
export function keptMeasure(
  before: readonly WatchedPosition[],
  after: readonly WatchedPosition[],
  subnetIsSame: (netuid: number) => boolean,
): WatchedPosition[] {
  const fell = new Set(
    before
      .map(({ netuid }) => netuid)
      .filter((netuid) => subnetIsSame(netuid) && total(after, netuid) < total(before, netuid))
      .filter((netuid) => total(before, netuid) - total(after, netuid) < LOSS_FLOOR),
  );
  return [
    ...before.filter(({ netuid }) => fell.has(netuid)),
    ...after.filter(({ netuid }) => !fell.has(netuid)),
  ];
}

function total(positions: readonly WatchedPosition[], netuid: number): bigint {
  return positions
    .filter((position) => position.netuid === netuid)
    .reduce((sum, { alphaBase }) => sum + alphaBase, 0n);
}

function mostLost(
  before: readonly WatchedPosition[],
  after: readonly WatchedPosition[],
  netuid: number,
): string {
  const lost = before
    .filter((position) => position.netuid === netuid)
    .map(({ hotkey, alphaBase }) => {
      const now = after.find((position) => position.netuid === netuid && position.hotkey === hotkey);
      return { hotkey, by: alphaBase - (now?.alphaBase ?? 0n) };
    });
  return lost.reduce((most, one) => (one.by > most.by ? one : most)).hotkey;
}
