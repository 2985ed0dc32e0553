import type { ExplainFacts } from '../../protocol/engine/index.js';
import { addressArg } from './arguments.js';
import { hasBaskets } from './claims.js';
import type { FactView, SimAsk } from './fact-view.js';
import { line, positionsName, taoLine } from './lines.js';
import type { PlanContext, Planner } from './plan.js';
import { ROOT_NETUID } from './trade-parts.js';
import type { ActingCall } from './walk.js';

type Position = ExplainFacts['positions'][number];

/** `unstake_all`: every position with the validator, root included, for TAO. */
export const planUnstakeAll: Planner = (leaf, context) => plan(leaf, context, true);
/** `unstake_all_alpha`: every position but root; what they fetch is staked on root with the same validator. */
export const planUnstakeAllAlpha: Planner = (leaf, context) => plan(leaf, context, false);

/** Positions that runtimes with baskets look at in one call; another call goes on. */
const MOST_POSITIONS = 16;

function plan(
  { call, actor: account }: ActingCall,
  { light }: PlanContext,
  withRoot: boolean,
): ReturnType<Planner> {
  const hotkey = addressArg(call, 'hotkey');
  const most = hasBaskets(light) ? MOST_POSITIONS : undefined;
  const held = (view: FactView) =>
    view.positions
      ?.filter(
        (row) => row.hotkey === hotkey && row.alphaBase > 0n && (withRoot || row.netuid !== ROOT_NETUID),
      )
      .sort((a, b) => a.netuid - b.netuid)
      .slice(0, most) ?? null;
  // One that a lock keeps in part is passed over as a whole, without a word.
  const sold = (view: FactView) => held(view)?.filter((row) => !isLocked(row, view)) ?? null;
  return {
    needs: { netuids: [ROOT_NETUID], hotkeys: [hotkey], accounts: [], sims: [] },
    more: (view) => (sold(view) ?? []).filter((row) => row.netuid !== ROOT_NETUID).map(askOf),
    moreAsks: (view) => (held(view) ?? []).map(({ netuid }) => ({ kind: 'lock', netuid })),
    explain(view) {
      const positions = sold(view);
      const validator = view.accountParam(hotkey);
      const effects = (positions ?? []).map((row) =>
        line('pay', 'expected', view.alphaParam(row.netuid, row.alphaBase), account, hotkey),
      );
      const rao = positions === null ? null : total(positions, view);
      if (rao !== null && effects.length > 0)
        effects.push(
          withRoot
            ? taoLine('receive', 'expected', rao, account)
            : line('receive', 'expected', view.alphaParam(ROOT_NETUID, rao), account, hotkey),
        );
      const trades = positions === null || positions.some((row) => row.netuid !== ROOT_NETUID);
      return {
        sentence: { code: withRoot ? 'unstake-all' : 'unstake-all-alpha', params: { validator } },
        effects,
        facts: trades ? [{ code: 'no-limit', value: null }] : [],
        risks: trades ? [{ code: 'no-price-limit', level: 'caution', params: { validator } }] : [],
        certainty: rao === null ? 'unknown' : 'simulated',
        pools: (positions ?? []).map(({ netuid }) => netuid).filter((netuid) => netuid !== ROOT_NETUID),
        state: [positionsName(account, hotkey)],
      };
    },
  };
}

/** TAO of all sales; null when one of them has no quote, because a partial sum would be read as the whole. */
function total(positions: readonly Position[], view: FactView): bigint | null {
  let sum = 0n;
  for (const row of positions) {
    const rao = row.netuid === ROOT_NETUID ? row.alphaBase : view.sim(askOf(row))?.out;
    if (rao === undefined) return null;
    sum += rao;
  }
  return sum;
}

function isLocked({ netuid, alphaBase }: Position, view: FactView): boolean {
  const locked = view.answer({ kind: 'lock', netuid })?.lockedBase ?? 0n;
  const all = (view.positions ?? []).reduce(
    (sum, row) => (row.netuid === netuid ? sum + row.alphaBase : sum),
    0n,
  );
  return locked > 0n && all - alphaBase < locked;
}

function askOf({ netuid, alphaBase }: Position): SimAsk {
  return { side: 'sell', netuid, amount: alphaBase };
}
