import { NOTHING_MOVED } from '../../core/activity/moved.js';
import type { ActivityRow, TxLeg, TxOutcome } from '../../core/activity/types.js';
import type { ChainEvent } from '../chain/events.js';
import type { Plain } from '../chain/plain.js';
import { movementsOf, together } from './movements.js';

export interface Result {
  outcome: TxOutcome;
  failure: ActivityRow['failure'];
}

/**
 * What an extrinsic did to one account, from its events by name. Amounts the events do not give stay null.
 * @param signer who paid the fee; another account where `address` acted through it
 */
export function resultOf(events: ChainEvent[], address: string, signer = address): Result {
  const failed = events.find(isFailure);
  const legs = failed ? [] : legsOf(events, address);
  const moved = legs.length > 0 ? together(legs) : movementsOf(events, address);
  const outcome = {
    ...(failed ? NOTHING_MOVED : moved),
    ...feeOf(events, signer),
    legs: legs.length > 0 ? legs : null,
  };
  return { outcome, failure: failed ? { kind: 'dispatch', ...nameOf(failed), code: null } : null };
}

/** The extrinsic itself, or the one call that it carried out for another account. */
function isFailure({ pallet, name, error }: ChainEvent): boolean {
  if (pallet === 'System') return name === 'ExtrinsicFailed';
  return (pallet === 'Proxy' || pallet === 'Multisig') && error !== null;
}

/** What ends one call of a batch: all events since the one before are its own. */
const ENDS = new Set(['ItemCompleted', 'ItemFailed', 'BatchInterrupted']);

function legsOf(events: ChainEvent[], address: string): TxLeg[] {
  const legs: TxLeg[] = [];
  let from = 0;
  for (const [at, event] of events.entries()) {
    if (event.pallet !== 'Utility' || !ENDS.has(event.name)) continue;
    const isDone = event.name === 'ItemCompleted';
    // Whatever a failed call did is undone, and its events with it.
    const moved = isDone ? movementsOf(events.slice(from, at), address) : NOTHING_MOVED;
    legs.push({ ...moved, failure: isDone ? null : nameOf(event) });
    from = at + 1;
  }
  return legs;
}

/** `TransactionFeePaid` (who, fee, tip) always; `TransactionFeePaidWithAlpha` (who, netuid, alpha, tao) as well, where the TAO came of alpha. */
function feeOf(events: ChainEvent[], address: string): Pick<TxOutcome, 'feeRao' | 'feeAlpha'> {
  const inAlpha = events.find(
    ({ name, fields }) => name === 'TransactionFeePaidWithAlpha' && fields[0] === address,
  );
  const [netuid, base] = [bigint(inAlpha?.fields[1]), bigint(inAlpha?.fields[2])];
  if (netuid !== null && base !== null) return { feeRao: null, feeAlpha: { netuid: Number(netuid), base } };
  const paid = events.find(
    ({ pallet, name }) => pallet === 'TransactionPayment' && name === 'TransactionFeePaid',
  );
  return { feeRao: paid?.fields[0] === address ? bigint(paid.fields[1]) : null, feeAlpha: null };
}

function nameOf({ error }: ChainEvent): { pallet: string | null; name: string } {
  return { pallet: error?.pallet ?? null, name: error?.name ?? 'unknown' };
}

function bigint(value: Plain | undefined): bigint | null {
  return typeof value === 'bigint' ? value : null;
}
