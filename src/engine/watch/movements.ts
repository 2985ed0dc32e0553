import { NOTHING_MOVED } from '../../core/activity/moved.js';
import type { AlphaMoved, TxMovements } from '../../core/activity/types.js';
import type { ChainEvent } from '../chain/events.js';
import type { Plain } from '../chain/plain.js';

const PALLET = 'SubtensorModule';

/** A move or swap sells and buys within the pools: the TAO in between never touched the account. */
const INTERNAL = new Set(['StakeMoved', 'StakeTransferred', 'StakeSwapped', 'StakeAndHotkeyTransferred']);

/** What the events of one call moved for one account. Amounts that the events do not give stay null. */
export function movementsOf(events: ChainEvent[], address: string): TxMovements {
  const own = events.filter(({ pallet }) => pallet === PALLET);
  const [added, removed] = [tradesOf(own, 'StakeAdded', address), tradesOf(own, 'StakeRemoved', address)];
  const [claimed, joined] = [claims(own, address), baskets(own, address)];
  const locked = locks(own, address);
  if (added.length + removed.length + claimed.length + joined.length === 0)
    return { ...transfers(events, address), lockedAlpha: alphaSum(locked) };
  const isInternal = own.some(({ name }) => INTERNAL.has(name));
  const paid = [...(isInternal ? [] : added), ...joined].map(({ tao }) => tao);
  return {
    ...NOTHING_MOVED,
    paidRao: sum(paid),
    receivedAlpha: alphaSum([...added.map(({ netuid, alpha }) => ({ netuid, base: alpha })), ...claimed]),
    // The event names the alpha after its fee; what left the position includes it.
    paidAlpha: alphaSum(removed.map(({ netuid, alpha, fee }) => ({ netuid, base: alpha + fee }))),
    receivedRao: isInternal ? null : sum(removed.map(({ tao }) => tao)),
    lockedAlpha: alphaSum(locked),
    basketRao: sum(joined.map(({ value }) => value)),
    poolFeeRao: sum(added.map(({ fee }) => fee)),
    poolFeeAlpha: alphaSum(removed.map(({ netuid, fee }) => ({ netuid, base: fee }))),
  };
}

/** What several calls moved together: TAO is one sum, alpha only where it is of one subnet. */
export function together(parts: readonly TxMovements[]): TxMovements {
  const tao = (of: (part: TxMovements) => bigint | null) => sum(parts.flatMap((part) => of(part) ?? []));
  const alpha = (of: (part: TxMovements) => AlphaMoved | null) =>
    alphaSum(parts.flatMap((part) => of(part) ?? []));
  return {
    paidRao: tao(({ paidRao }) => paidRao),
    receivedAlpha: alpha(({ receivedAlpha }) => receivedAlpha),
    paidAlpha: alpha(({ paidAlpha }) => paidAlpha),
    receivedRao: tao(({ receivedRao }) => receivedRao),
    lockedAlpha: alpha(({ lockedAlpha }) => lockedAlpha),
    basketRao: tao(({ basketRao }) => basketRao),
    poolFeeRao: tao(({ poolFeeRao }) => poolFeeRao),
    poolFeeAlpha: alpha(({ poolFeeAlpha }) => poolFeeAlpha),
  };
}

/** StakeAdded and StakeRemoved: (coldkey, hotkey, tao, alpha, netuid, fee) since Dynamic TAO. */
function tradesOf(events: ChainEvent[], name: string, address: string) {
  return named(events, name, 6).flatMap(({ fields: [coldkey, , tao, alpha, netuid, fee] }) => {
    if (coldkey !== address || !isInt(tao) || !isInt(alpha) || !isInt(netuid) || !isInt(fee)) return [];
    return [{ tao, alpha, netuid: Number(netuid), fee }];
  });
}

/**
 * Root stake that came of claims, which no StakeAdded tells: `BasketClaimed` (hotkey, coldkey, tao) for each validator;
 * `RootClaimed` (coldkey, tao) is their sum, and alone says that nothing was paid. Before spec 441 it names no amount.
 */
function claims(events: ChainEvent[], address: string): AlphaMoved[] {
  const each = named(events, 'BasketClaimed', 3).flatMap(({ fields: [, coldkey, tao] }) =>
    coldkey === address && isInt(tao) ? [{ netuid: 0, base: tao }] : [],
  );
  if (each.length > 0) return each;
  return named(events, 'RootClaimed', 2).flatMap(({ fields: [coldkey, tao] }) =>
    coldkey === address && isInt(tao) ? [{ netuid: 0, base: tao }] : [],
  );
}

/** `BasketStakedIn` (hotkey, coldkey, tao, value, shares): what was paid, and what the share was worth after. */
function baskets(events: ChainEvent[], address: string): Array<{ tao: bigint; value: bigint }> {
  return named(events, 'BasketStakedIn', 5).flatMap(({ fields: [, coldkey, tao, value] }) =>
    coldkey === address && isInt(tao) && isInt(value) ? [{ tao, value }] : [],
  );
}

/** `StakeLocked` (coldkey, hotkey, netuid, amount). */
function locks(events: ChainEvent[], address: string): AlphaMoved[] {
  return named(events, 'StakeLocked', 4).flatMap(({ fields: [coldkey, , netuid, base] }) =>
    coldkey === address && isInt(netuid) && isInt(base) ? [{ netuid: Number(netuid), base }] : [],
  );
}

/** Plain transfers count only where no stake moved: staking itself is a transfer to the subnet's account. */
function transfers(events: ChainEvent[], address: string): TxMovements {
  const moved = events.filter(({ pallet, name }) => pallet === 'Balances' && name === 'Transfer');
  const amounts = (side: number) =>
    moved.flatMap(({ fields }) => (fields[side] === address && isInt(fields[2]) ? [fields[2]] : []));
  return { ...NOTHING_MOVED, paidRao: sum(amounts(0)), receivedRao: sum(amounts(1)) };
}

/** Events of a name and number of fields: the same name with others is of another runtime. */
function named(events: ChainEvent[], name: string, fields: number): ChainEvent[] {
  return events.filter((event) => event.name === name && event.fields.length === fields);
}

/** Alpha of several subnets is not one amount: then none is given. */
function alphaSum(parts: AlphaMoved[]): AlphaMoved | null {
  const [first] = parts;
  if (!first || parts.some(({ netuid }) => netuid !== first.netuid)) return null;
  return { netuid: first.netuid, base: parts.reduce((total, { base }) => total + base, 0n) };
}

function sum(values: bigint[]): bigint | null {
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0n);
}

function isInt(value: Plain | undefined): value is bigint {
  return typeof value === 'bigint';
}
