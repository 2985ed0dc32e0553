import { type AlphaBase, alphaBase } from '../amount/money.js';
import { shareBps } from '../amount/share.js';
import type { RebalanceLeg } from '../operations/request.js';
import type { BasketTarget } from './targets.js';

/** A position at its spot value: what it is measured by, not what it would fetch. */
export interface BasketHolding {
  netuid: number;
  hotkey: string;
  base: bigint;
  worthRao: bigint;
}

/** How far one subnet of a basket is from its share. */
export interface Drift {
  netuid: number;
  /** Validator of the target; of the largest holding where there is no target. */
  hotkey: string;
  worthRao: bigint;
  targetBps: number;
  actualBps: number;
  /** Worth less target, rao: positive is too much. */
  gapRao: bigint;
}

/** One signature's worth of getting back to the targets: riskless moves between validators first, then the trades. */
export interface RebalanceSteps {
  moves: Array<{ netuid: number; fromHotkey: string; toHotkey: string; base: AlphaBase }>;
  legs: RebalanceLeg[];
  /** The same trades by the validators that have the stake before the moves: what can be quoted until those are done. */
  beforeMoves: RebalanceLeg[];
}

const WHOLE = 10_000n;

/**
 * Every subnet that is held or wanted, against its share of the worth of all of them. Alpha of different subnets is compared
 * by worth in TAO and never added. Holdings outside the targets count: their share is zero.
 */
export function driftOf(holdings: readonly BasketHolding[], targets: readonly BasketTarget[]): Drift[] {
  const total = holdings.reduce((sum, { worthRao }) => sum + worthRao, 0n);
  const netuids = [...new Set([...targets, ...holdings].map(({ netuid }) => netuid))].sort((a, b) => a - b);
  return netuids.map((netuid) => {
    const held = holdings.filter((one) => one.netuid === netuid);
    const worthRao = held.reduce((sum, one) => sum + one.worthRao, 0n);
    const target = targets.find((one) => one.netuid === netuid);
    const targetBps = target?.bps ?? 0;
    const wanted = (total * BigInt(targetBps)) / WHOLE;
    return {
      netuid,
      hotkey: target?.hotkey ?? largest(held)?.hotkey ?? '',
      worthRao,
      targetBps,
      actualBps: total === 0n ? 0 : shareBps(worthRao, total),
      gapRao: worthRao - wanted,
    };
  });
}

/**
 * The fewest trades that close the gaps: the largest surplus goes to the largest shortage until one of them is met. Gaps
 * below `dustRao` stay, because a trade for them would cost more than it mends.
 */
export function rebalanceSteps(
  holdings: readonly BasketHolding[],
  targets: readonly BasketTarget[],
  dustRao: bigint,
): RebalanceSteps {
  const drifts = driftOf(holdings, targets);
  const surpluses = drifts
    .filter(({ gapRao }) => gapRao >= dustRao)
    .flatMap(({ netuid, gapRao }) => surplusOf(holdings, netuid, gapRao))
    .sort(byWorth);
  const shortages = drifts
    .filter(({ gapRao, targetBps }) => -gapRao >= dustRao && targetBps > 0)
    .map(({ netuid, hotkey, gapRao }) => ({ netuid, hotkey, worthRao: -gapRao }))
    .sort(byWorth);
  const steps: RebalanceSteps = { moves: [], legs: [], beforeMoves: [] };
  for (const shortage of shortages) {
    for (const surplus of surpluses) {
      const rao = shortage.worthRao < surplus.worthRao ? shortage.worthRao : surplus.worthRao;
      if (rao < dustRao) continue;
      const base = (surplus.base * rao) / surplus.worthRao;
      addLeg(steps, surplus, shortage, base);
      surplus.base -= base;
      surplus.worthRao -= rao;
      shortage.worthRao -= rao;
    }
  }
  return steps;
}

interface Surplus {
  netuid: number;
  hotkey: string;
  base: bigint;
  worthRao: bigint;
}

/** What is too much on a subnet, taken from its largest positions first. */
function surplusOf(holdings: readonly BasketHolding[], netuid: number, gapRao: bigint): Surplus[] {
  const parts: Surplus[] = [];
  let left = gapRao;
  for (const held of holdings.filter((one) => one.netuid === netuid).sort(byWorth)) {
    if (left <= 0n || held.worthRao === 0n) break;
    const rao = held.worthRao < left ? held.worthRao : left;
    parts.push({ netuid, hotkey: held.hotkey, base: (held.base * rao) / held.worthRao, worthRao: rao });
    left -= rao;
  }
  return parts;
}

function addLeg(
  steps: RebalanceSteps,
  from: Surplus,
  to: { netuid: number; hotkey: string },
  base: bigint,
): void {
  if (base <= 0n) return;
  if (from.hotkey !== to.hotkey) {
    // Within its subnet stake changes validators without a trade, so that is done first.
    const known = steps.moves.find(
      (move) => move.netuid === from.netuid && move.fromHotkey === from.hotkey && move.toHotkey === to.hotkey,
    );
    if (known) known.base = alphaBase(known.base + base);
    else
      steps.moves.push({
        netuid: from.netuid,
        fromHotkey: from.hotkey,
        toHotkey: to.hotkey,
        base: alphaBase(base),
      });
  }
  const swap = {
    kind: 'swap' as const,
    fromNetuid: from.netuid,
    toNetuid: to.netuid,
    amountBase: alphaBase(base),
  };
  steps.legs.push({ ...swap, hotkey: to.hotkey });
  steps.beforeMoves.push({ ...swap, hotkey: from.hotkey });
}

function largest<T extends { worthRao: bigint }>(list: readonly T[]): T | undefined {
  return [...list].sort(byWorth)[0];
}

function byWorth(a: { worthRao: bigint }, b: { worthRao: bigint }): number {
  return a.worthRao === b.worthRao ? 0 : a.worthRao < b.worthRao ? 1 : -1;
}
