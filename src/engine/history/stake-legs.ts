import type { ChainEvent } from '../chain/events.js';
import type { Plain } from '../chain/plain.js';

/** StakeAdded or StakeRemoved: (coldkey, hotkey, tao, alpha, netuid, fee) since Dynamic TAO. */
export interface Leg {
  side: 'added' | 'removed';
  coldkey: string;
  hotkey: string;
  netuid: number;
  tao: bigint;
  /** What came into or left the position; a sale's event names the alpha after its fee. */
  alpha: bigint;
}

/** StakeMoved, StakeSwapped and the transfers: what joins two legs into one act. */
export interface Link {
  kind: 'move' | 'swap' | 'transfer';
  from: { coldkey: string; hotkey: string; netuid: number };
  to: { coldkey: string; hotkey: string; netuid: number };
  tao: bigint;
}

/** Null for another event, or one of another shape (before Dynamic TAO it named no coldkey). */
export function legOf({ pallet, name, fields }: ChainEvent): Leg | null {
  if (pallet !== 'SubtensorModule' || (name !== 'StakeAdded' && name !== 'StakeRemoved')) return null;
  const [coldkey, hotkey, tao, alpha, netuid, fee] = fields;
  if (fields.length !== 6 || !isText(coldkey) || !isText(hotkey)) return null;
  if (!isInt(tao) || !isInt(alpha) || !isInt(netuid) || !isInt(fee)) return null;
  const removed = name === 'StakeRemoved';
  return {
    side: removed ? 'removed' : 'added',
    coldkey,
    hotkey,
    netuid: Number(netuid),
    tao,
    alpha: removed ? alpha + fee : alpha,
  };
}

/** Fields of each linking event as [from coldkey, to coldkey, from hotkey, to hotkey, from netuid, to netuid, tao]. */
const LINKS: Record<string, { kind: Link['kind']; at: readonly number[]; fields: number }> = {
  StakeMoved: { kind: 'move', at: [0, 0, 1, 3, 2, 4, 5], fields: 6 },
  StakeSwapped: { kind: 'swap', at: [0, 0, 1, 1, 2, 3, 4], fields: 5 },
  StakeTransferred: { kind: 'transfer', at: [0, 1, 2, 2, 3, 4, 5], fields: 6 },
  StakeAndHotkeyTransferred: { kind: 'transfer', at: [0, 1, 2, 3, 4, 5, 6], fields: 7 },
};

export function linkOf({ pallet, name, fields }: ChainEvent): Link | null {
  const shape = pallet === 'SubtensorModule' && Object.hasOwn(LINKS, name) ? LINKS[name] : undefined;
  if (!shape || fields.length !== shape.fields) return null;
  const [fromCold, toCold, fromHot, toHot, fromNet, toNet, tao] = shape.at.map((i) => fields[i]);
  if (!isText(fromCold) || !isText(toCold) || !isText(fromHot) || !isText(toHot)) return null;
  if (!isInt(fromNet) || !isInt(toNet) || !isInt(tao)) return null;
  return {
    kind: shape.kind,
    from: { coldkey: fromCold, hotkey: fromHot, netuid: Number(fromNet) },
    to: { coldkey: toCold, hotkey: toHot, netuid: Number(toNet) },
    tao,
  };
}

export const isText = (value: Plain | undefined): value is string => typeof value === 'string';
export const isInt = (value: Plain | undefined): value is bigint => typeof value === 'bigint';
