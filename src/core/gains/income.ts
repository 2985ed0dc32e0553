import { type Alpha, alphaBase, ONE, type Rao } from '../amount/money.js';
import type { ChainAction, ValueHistory } from '../chain/history.js';

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
 * in which they did not grow are left out. Actions must reach back as far as the samples do.
 */
export function incomeBetween(
  { points, positions }: Pick<ValueHistory, 'points' | 'positions'>,
  actions: ChainAction[],
): IncomeEntry[] {
  return positions.flatMap((line) => incomeOf(line, points, flowsOf(line, actions)));
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
    const came = flows
      .filter(({ block }) => block > earlier.block && block <= later.block)
      .reduce((sum, flow) => sum + flow.base, 0n);
    const earned = now.alpha.base - before - came;
    if (earned <= 0n) return [];
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

interface Flow {
  block: number;
  /** Alpha that came; below 0: left. */
  base: bigint;
}

const COMES = new Set<ChainAction['kind']>(['stake', 'stake-received']);
const LEAVES = new Set<ChainAction['kind']>(['unstake', 'stake-sent', 'fee', 'move', 'swap']);

function flowsOf(line: Line, actions: ChainAction[]): Flow[] {
  const isHere = (hotkey: string | null, netuid: number | undefined) =>
    hotkey === line.hotkey && netuid === line.netuid;
  return actions.flatMap((action): Flow[] => {
    const { kind, block, alpha, toAlpha } = action;
    if (action.failed || action.address !== line.coldkey) return [];
    const flows: Flow[] = [];
    if (alpha && isHere(action.hotkey, alpha.netuid)) {
      if (COMES.has(kind)) flows.push({ block, base: alpha.base });
      if (LEAVES.has(kind)) flows.push({ block, base: -alpha.base });
    }
    const moved = kind === 'move' || kind === 'swap';
    if (moved && toAlpha && isHere(action.toHotkey, toAlpha.netuid))
      flows.push({ block, base: toAlpha.base });
    return flows;
  });
}
