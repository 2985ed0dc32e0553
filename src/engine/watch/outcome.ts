import type { ActivityRow, TxOutcome } from '../../core/activity/types.js';
import type { ChainEvent } from '../chain/events.js';
import type { Plain } from '../chain/plain.js';

export interface Result {
  outcome: TxOutcome;
  failure: ActivityRow['failure'];
}

/** What an extrinsic did to one account, from its events by name. Amounts the events do not give stay null. */
export function resultOf(events: ChainEvent[], address: string): Result {
  const failed = events.find(({ pallet, name }) => pallet === 'System' && name === 'ExtrinsicFailed');
  const fee = events.find(
    ({ pallet, name }) => pallet === 'TransactionPayment' && name === 'TransactionFeePaid',
  );
  const outcome = {
    ...(failed ? NOTHING : movements(events, address)),
    feeRao: fee && fee.fields[0] === address ? bigint(fee.fields[1]) : null,
  };
  const error = failed?.error;
  const failure = failed
    ? {
        kind: 'dispatch' as const,
        pallet: error?.pallet ?? null,
        name: error?.name ?? 'unknown',
        code: null,
      }
    : null;
  return { outcome, failure };
}

type Movements = Omit<TxOutcome, 'feeRao'>;

const NOTHING: Movements = { paidRao: null, receivedAlpha: null, paidAlpha: null, receivedRao: null };

/** Events of one stake leg: (coldkey, hotkey, tao, alpha, netuid, fee) since Dynamic TAO. */
interface Leg {
  tao: bigint;
  alpha: bigint;
  netuid: number;
  fee: bigint;
}

function movements(events: ChainEvent[], address: string): Movements {
  const added = legs(events, 'StakeAdded', address);
  const removed = legs(events, 'StakeRemoved', address);
  if (added.length + removed.length === 0) return transfers(events, address);
  // A move or swap sells and buys within the pools: the TAO in between never touched the account.
  const internal = events.some(({ pallet, name }) => pallet === 'SubtensorModule' && INTERNAL.has(name));
  return {
    paidRao: internal || added.length === 0 ? null : sum(added.map(({ tao }) => tao)),
    receivedAlpha: alphaOf(added.map(({ netuid, alpha }) => ({ netuid, base: alpha }))),
    // The event names the alpha after its fee; what left the position includes it.
    paidAlpha: alphaOf(removed.map(({ netuid, alpha, fee }) => ({ netuid, base: alpha + fee }))),
    receivedRao: internal || removed.length === 0 ? null : sum(removed.map(({ tao }) => tao)),
  };
}

const INTERNAL = new Set(['StakeMoved', 'StakeTransferred', 'StakeSwapped']);

function legs(events: ChainEvent[], name: string, address: string): Leg[] {
  return events.flatMap((event) => {
    if (event.pallet !== 'SubtensorModule' || event.name !== name || event.fields.length !== 6) return [];
    const [coldkey, , tao, alpha, netuid, fee] = event.fields;
    if (coldkey !== address) return [];
    const numbers = [tao, alpha, netuid, fee].map(bigint);
    if (numbers.some((value) => value === null)) return [];
    const [t, a, n, f] = numbers as bigint[];
    return [{ tao: t ?? 0n, alpha: a ?? 0n, netuid: Number(n), fee: f ?? 0n }];
  });
}

/** Plain transfers count only where no stake moved: staking itself is a transfer to the subnet's account. */
function transfers(events: ChainEvent[], address: string): Movements {
  const moved = events.filter(({ pallet, name }) => pallet === 'Balances' && name === 'Transfer');
  const amounts = (side: number) =>
    moved.flatMap(({ fields }) => {
      const amount = bigint(fields[2]);
      return fields[side] === address && amount !== null ? [amount] : [];
    });
  const [out, into] = [amounts(0), amounts(1)];
  return {
    ...NOTHING,
    paidRao: out.length > 0 ? sum(out) : null,
    receivedRao: into.length > 0 ? sum(into) : null,
  };
}

/** Alpha of several subnets is not one amount: then none is given. */
function alphaOf(parts: Array<{ netuid: number; base: bigint }>): TxOutcome['receivedAlpha'] {
  const [first] = parts;
  if (!first || parts.some(({ netuid }) => netuid !== first.netuid)) return null;
  return { netuid: first.netuid, base: sum(parts.map(({ base }) => base)) };
}

function sum(values: bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function bigint(value: Plain | undefined): bigint | null {
  return typeof value === 'bigint' ? value : null;
}
