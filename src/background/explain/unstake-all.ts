import type { Effect } from '../../core/explain/types.js';
import type { ExplainFacts } from '../../protocol/engine/index.js';
import { addressArg } from './arguments.js';
import type { FactView, SimAsk } from './fact-view.js';
import type { Planner } from './plan.js';
import { ROOT_NETUID } from './trade-parts.js';

type Position = ExplainFacts['positions'][number];

/** `unstake_all`: every position with the validator, root included, for TAO. */
export const planUnstakeAll: Planner = (leaf) => plan(leaf, true);
/** `unstake_all_alpha`: every position but root; what they fetch is staked on root with the same validator. */
export const planUnstakeAllAlpha: Planner = (leaf) => plan(leaf, false);

function plan({ call, actor: account }: Parameters<Planner>[0], withRoot: boolean): ReturnType<Planner> {
  const hotkey = addressArg(call, 'hotkey');
  const sold = (view: FactView) =>
    view.positions?.filter(
      (row) => row.hotkey === hotkey && row.alphaBase > 0n && (withRoot || row.netuid !== ROOT_NETUID),
    ) ?? null;
  return {
    needs: { netuids: [ROOT_NETUID], hotkeys: [hotkey], accounts: [], sims: [] },
    more: (view) => (sold(view) ?? []).filter((row) => row.netuid !== ROOT_NETUID).map(askOf),
    explain(view) {
      const positions = sold(view);
      const validator = view.accountParam(hotkey);
      const effects: Effect[] = (positions ?? []).map((row) => ({
        kind: 'pay',
        bound: 'expected',
        value: view.alphaParam(row.netuid, row.alphaBase),
        account,
      }));
      const rao = positions === null ? null : total(positions, view);
      if (rao !== null && effects.length > 0)
        effects.push({
          kind: 'receive',
          bound: 'expected',
          value: withRoot ? { t: 'tao', rao } : view.alphaParam(ROOT_NETUID, rao),
          account,
        });
      const trades = positions === null || positions.some((row) => row.netuid !== ROOT_NETUID);
      return {
        sentence: { code: 'unstake-all', params: { validator } },
        effects,
        facts: trades ? [{ code: 'no-limit', value: null }] : [],
        risks: trades ? [{ code: 'no-price-limit', level: 'caution', params: { validator } }] : [],
        certainty: rao === null ? 'unknown' : 'simulated',
        pools: (positions ?? []).map(({ netuid }) => netuid).filter((netuid) => netuid !== ROOT_NETUID),
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

function askOf({ netuid, alphaBase }: Position): SimAsk {
  return { side: 'sell', netuid, amount: alphaBase };
}
