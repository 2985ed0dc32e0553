import type { ActivityRow } from '../../../core/activity/types.js';
import type { ChainAction } from '../../../core/chain/history.js';
import type { Param, SentenceCode } from '../../../core/explain/types.js';
import { hasEnded, shieldOf } from '../activity/story.js';
import { takeCarriers } from './carriers.js';

/** One thing that happened: a transaction of this wallet, what the chain tells of it, or both. */
export interface Entry {
  key: string;
  address: string;
  atMs: number;
  /** Null while it waits for a block. */
  block: number | null;
  kind: ChainAction['kind'];
  netuids: number[];
  /** Signed here; null for what others did or what was signed elsewhere. */
  tx: ActivityRow | null;
  /** What the chain's events say, in order; empty where its past is not read. */
  actions: ChainAction[];
  /** What they say of the carrier that a hidden transaction travelled in. */
  carrier: ChainAction[];
}

const KINDS: Partial<Record<SentenceCode, ChainAction['kind']>> = {
  stake: 'stake',
  'stake-unlimited': 'stake',
  'stake-basket': 'stake',
  'basket-buy': 'stake',
  unstake: 'unstake',
  'unstake-unlimited': 'unstake',
  'unstake-position': 'unstake',
  'unstake-all': 'unstake',
  'unstake-all-alpha': 'unstake',
  'sell-positions': 'unstake',
  'exit-root': 'unstake',
  'move-stake': 'move',
  'move-position': 'move',
  'swap-stake': 'swap',
  'swap-position': 'swap',
  rebalance: 'swap',
  'transfer-stake': 'stake-sent',
  'transfer-position': 'stake-sent',
  transfer: 'sent',
  'transfer-all': 'sent',
  'evm-fund': 'sent',
  'claim-root': 'claim',
  'claim-baskets': 'claim',
  'claim-basket': 'claim',
};

/**
 * Transactions of this wallet and actions of the chain as one list, newest first. Actions of one extrinsic are one entry,
 * and that of the transaction where it was signed here; so is the carrier of a hidden one: nothing is told twice.
 */
export function entriesOf(actions: readonly ChainAction[], rows: readonly ActivityRow[]): Entry[] {
  const byPlace = new Map<string, ChainAction[]>();
  const alone: Entry[] = [];
  for (const action of actions) {
    const place = placeOf(action.address, action.block, action.extrinsicIndex);
    if (place === null)
      alone.push(entryOf([action], null, `${action.block} ${action.address} ${alone.length}`));
    else byPlace.set(place, [...(byPlace.get(place) ?? []), action]);
  }
  const placed = rows.map((row) => {
    const place = placeOf(row.address, row.block?.number ?? null, row.extrinsicIndex);
    const told = place === null ? [] : (byPlace.get(place) ?? []);
    if (place !== null) byPlace.delete(place);
    return { row, told };
  });
  const carriers = takeCarriers(byPlace, rows);
  const own = placed.map(({ row, told }) => entryOf(told, row, row.txHash, carriers.get(row.txHash)));
  const others = [...byPlace].map(([place, told]) => entryOf(told, null, place));
  return newestFirst([...own, ...others, ...alone]);
}

function placeOf(address: string, block: number | null, index: number | null): string | null {
  return block === null || index === null ? null : `${block} ${index} ${address}`;
}

function entryOf(
  actions: ChainAction[],
  tx: ActivityRow | null,
  key: string,
  carrier: ChainAction[] = [],
): Entry {
  const main = mainOf(actions);
  return {
    key,
    address: tx?.address ?? main?.address ?? '',
    atMs: main?.atMs ?? carrier[0]?.atMs ?? tx?.createdAtMs ?? 0,
    block: tx?.block?.number ?? main?.block ?? (tx && unopenedIn(tx)),
    kind: main?.kind ?? (tx ? (KINDS[tx.sentence.code] ?? 'other') : 'other'),
    netuids: [...new Set([...actions.flatMap(netuidsOf), ...(tx ? netuidsIn(tx) : [])])],
    tx,
    actions,
    carrier,
  };
}

/** Block of a carrier that was paid for while its content never came; null for anything else. */
function unopenedIn(tx: ActivityRow): number | null {
  return tx.block === null && hasEnded(tx) ? (shieldOf(tx)?.carrierBlock?.number ?? null) : null;
}

/** The action that names an entry: a fee in alpha, which is one of its own, does so only where there is no other. */
export function mainOf(actions: readonly ChainAction[]): ChainAction | null {
  return actions.find(({ kind }) => kind !== 'fee') ?? actions[0] ?? null;
}

/**
 * What is under way on top, then by block, within a block the last first. What ended without a block stands where its time
 * belongs.
 */
function newestFirst(entries: readonly Entry[]): Entry[] {
  const index = ({ tx, actions, carrier }: Entry) =>
    tx?.extrinsicIndex ?? actions[0]?.extrinsicIndex ?? carrier[0]?.extrinsicIndex ?? -1;
  const byTime = (a: Entry, b: Entry) => b.atMs - a.atMs;
  const waiting = entries.filter(isWaiting).sort(byTime);
  const ended = entries.filter((entry) => entry.block === null && !isWaiting(entry)).sort(byTime);
  const placed = entries
    .filter((entry) => entry.block !== null)
    .sort((a, b) => (b.block ?? 0) - (a.block ?? 0) || index(b) - index(a));
  const list: Entry[] = [];
  for (const entry of placed) {
    while (ended[0] && ended[0].atMs > entry.atMs) list.push(...ended.splice(0, 1));
    list.push(entry);
  }
  return [...waiting, ...list, ...ended];
}

function isWaiting({ tx, block }: Entry): boolean {
  return block === null && (tx?.state === 'signed' || tx?.state === 'sent');
}

/** Subnets an action touches. */
export function netuidsOf({ alpha, toAlpha, toNetuid }: ChainAction): number[] {
  return [...new Set([alpha?.netuid, toNetuid, toAlpha?.netuid].filter((one) => typeof one === 'number'))];
}

function netuidsIn({ sentence }: ActivityRow): number[] {
  const of = (param: Param): number[] => {
    if (param.t === 'subnet' || param.t === 'alpha') return [param.netuid];
    if (param.t === 'list') return param.items.flatMap(of);
    return param.t === 'sentence' ? Object.values(param.sentence.params).flatMap(of) : [];
  };
  return Object.values(sentence.params).flatMap(of);
}
