import type { ChainAction } from '../chain/history.js';

/** Alpha that came to a position, or left it, by an action. */
export interface Flow {
  block: number;
  coldkey: string;
  hotkey: string;
  netuid: number;
  /** Below 0: it left. Of a claim 0: what it brings counts as earned. */
  base: bigint;
  claim: boolean;
}

const COMES = new Set<ChainAction['kind']>(['stake', 'stake-received']);
const LEAVES = new Set<ChainAction['kind']>(['unstake', 'stake-sent', 'fee']);

/** What an action did to positions; nothing where it failed or names none. */
export function flowsOf(action: ChainAction): Flow[] {
  const { kind, block, address: coldkey, hotkey, alpha, toHotkey, toNetuid, toAlpha } = action;
  if (action.failed || !alpha || hotkey === null) return [];
  const flow = (base: bigint, claim = false): Flow => ({
    block,
    coldkey,
    hotkey,
    netuid: alpha.netuid,
    base,
    claim,
  });
  if (kind === 'claim') return [flow(0n, true)];
  if (COMES.has(kind)) return [flow(alpha.base)];
  if (LEAVES.has(kind)) return [flow(-alpha.base)];
  if (kind !== 'move' && kind !== 'swap') return [];
  if (toHotkey === null || toNetuid === null) return [flow(-alpha.base)];
  const within = toNetuid === alpha.netuid;
  if (within && toHotkey === hotkey) return [];
  // Between subnets amounts are of different tokens: what arrived is known or it is not.
  const arrived = toAlpha?.base ?? (within ? alpha.base : null);
  const to = { block, coldkey, hotkey: toHotkey, netuid: toNetuid, claim: false };
  return [flow(-alpha.base), ...(arrived === null ? [] : [{ ...to, base: arrived }])];
}
