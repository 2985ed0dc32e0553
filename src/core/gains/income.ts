import { type Alpha, alphaBase, ONE, type Rao } from '../amount/money.js';
import type { ChainAction, ValueHistory } from '../chain/history.js';
import { type Flow, flowsOf } from './flows.js';
import { positionKey } from './ledger.js';

/** What a position earned between two looks at it. */
export interface IncomeEntry {
  coldkey: string;
  hotkey: string;
  netuid: number;
  fromBlock: number;
  toBlock: number;
  fromMs: number;
  toMs: number;
  alpha: Alpha;
  /** At the price of the later look. */
  valueRao: Rao;
}

type Line = ValueHistory['positions'][number];

/**
 * Income of all positions between the samples of a value history: what they grew by beyond what came and went. Stretches
 * in which they did not grow are left out, and so is stake that came to an empty position without an action that tells of
 * it: there was nothing to grow from. Actions must reach back as far as the samples do.
 */
export function incomeBetween(
  { points, positions }: Pick<ValueHistory, 'points' | 'positions'>,
  actions: ChainAction[],
): IncomeEntry[] {
  const flows = new Map<string, Flow[]>();
  for (const flow of actions.flatMap(flowsOf)) {
    const known = flows.get(positionKey(flow));
    if (known) known.push(flow);
    else flows.set(positionKey(flow), [flow]);
  }
  return positions.flatMap((line) => incomeOf(line, points, flows.get(positionKey(line)) ?? []));
}

function incomeOf(line: Line, looks: ValueHistory['points'], flows: Flow[]): IncomeEntry[] {
  const { coldkey, hotkey, netuid } = line;
  const byBlock = new Map(line.points.map((point) => [point.block, point] as const));
  return looks.slice(1).flatMap((later, i) => {
    const earlier = looks[i];
    const now = byBlock.get(later.block);
    // After an exit there is no price to value the last bit at; it is within what was sold.
    if (!earlier || !now || now.alpha.base === 0n) return [];
    const before = byBlock.get(earlier.block)?.alpha.base ?? 0n;
    const meanwhile = flows.filter(({ block }) => block > earlier.block && block <= later.block);
    const earned = now.alpha.base - before - meanwhile.reduce((sum, { base }) => sum + base, 0n);
    const canGrow = before > 0n || meanwhile.some(({ base, claim }) => base > 0n || claim);
    if (earned <= 0n || !canGrow) return [];
    const price = (now.spotRao * ONE) / now.alpha.base;
    return [
      {
        coldkey,
        hotkey,
        netuid,
        fromBlock: earlier.block,
        toBlock: later.block,
        fromMs: earlier.atMs,
        toMs: later.atMs,
        alpha: { netuid, base: alphaBase(earned) },
        valueRao: (netuid === 0 ? earned : (earned * price) / ONE) as Rao,
      },
    ];
  });
}
