import type { ChainAction } from '../../../core/chain/history.js';

export const KINDS: ReadonlyArray<ChainAction['kind']> = [
  'received',
  'sent',
  'stake',
  'unstake',
  'move',
  'swap',
  'stake-received',
  'stake-sent',
  'claim',
  'fee',
  'other',
];

/** Null lets everything through. */
export interface ActionFilter {
  address: string | null;
  netuid: number | null;
  kind: ChainAction['kind'] | null;
}

/** Newest first, within a block the last first. A swap belongs to both of its subnets. */
export function filterActions(actions: readonly ChainAction[], filter: ActionFilter): ChainAction[] {
  return actions
    .filter(
      (action) =>
        (filter.address === null || action.address === filter.address) &&
        (filter.kind === null || action.kind === filter.kind) &&
        (filter.netuid === null || netuidsOf(action).includes(filter.netuid)),
    )
    .sort((a, b) => b.block - a.block || (b.extrinsicIndex ?? -1) - (a.extrinsicIndex ?? -1));
}

/** Subnets an action touches. */
export function netuidsOf({ alpha, toAlpha, toNetuid }: ChainAction): number[] {
  return [...new Set([alpha?.netuid, toNetuid, toAlpha?.netuid].filter((one) => typeof one === 'number'))];
}

/** Names for the lists of choices: only what occurs. */
export function choicesOf(actions: readonly ChainAction[]): {
  addresses: string[];
  netuids: number[];
  kinds: Array<ChainAction['kind']>;
} {
  return {
    addresses: [...new Set(actions.map((action) => action.address))].sort(),
    netuids: [...new Set(actions.flatMap(netuidsOf))].sort((a, b) => a - b),
    kinds: KINDS.filter((kind) => actions.some((action) => action.kind === kind)),
  };
}
