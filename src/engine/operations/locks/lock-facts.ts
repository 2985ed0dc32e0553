import { type Lock, type LockRule, lockAt } from '../../../core/locks/decay.js';
import { address, int } from '../../chain/shape.js';
import { needStorage } from '../../chain/storage-items.js';
import { readAvailability } from '../../portfolio/availability.js';
import { type HeldLock, lockByKey } from '../../portfolio/locks.js';
import type { OperationContext } from '../rules.js';

/** A coldkey's lock on one subnet, and what it leaves free. */
export interface LockFacts {
  /** Null when there is none. One that has decayed to nothing but was not touched since is still there. */
  held: HeldLock | null;
  perpetual: boolean;
  /** Hotkey of the subnet's owner: conviction towards it is there at once. */
  ownerHotkey: string;
  unlockRate: bigint;
  maturityRate: bigint;
  /** All alpha of the coldkey on the subnet; what locks hold now; what nothing holds. */
  total: bigint;
  locked: bigint;
  available: bigint;
}

const PALLET = 'SubtensorModule';

/** @throws WalletError chain/unavailable-feature where the runtime has no locks; chain/bad-answer */
export function readLockFacts(context: OperationContext, netuid: number): Promise<LockFacts> {
  return context.once(`lock ${netuid}`, async () => {
    const { reader, address: coldkey } = context;
    const item = (name: string) => needStorage(reader.runtime, PALLET, name);
    const [held, availability, values] = await Promise.all([
      lockByKey(reader, coldkey, netuid),
      readAvailability(reader, [coldkey], [netuid]),
      reader.storage([
        { item: item('DecayingLock'), args: [coldkey, netuid] },
        { item: item('SubnetOwnerHotkey'), args: [netuid] },
        { item: item('UnlockRate'), args: [] },
        { item: item('MaturityRate'), args: [] },
      ]),
    ]);
    const free = availability.get(coldkey)?.find((entry) => entry.netuid === netuid);
    return {
      held,
      // Absent means decaying: perpetual is the explicit false.
      perpetual: values[0] === false,
      ownerHotkey: address(values[1], 'owner hotkey'),
      unlockRate: int(values[2], 'unlock rate'),
      maturityRate: int(values[3], 'maturity rate'),
      total: free?.totalBase ?? 0n,
      locked: free?.lockedBase ?? 0n,
      available: free?.availableBase ?? 0n,
    };
  });
}

/** How a lock to a hotkey changes with time. */
export function ruleFor(facts: LockFacts, hotkey: string, perpetual = facts.perpetual): LockRule {
  const { ownerHotkey, unlockRate, maturityRate } = facts;
  return { toOwner: hotkey === ownerHotkey, perpetual, unlockRate, maturityRate };
}

/** The lock as the next block finds it: nothing where there is none. */
export function lockNext(context: OperationContext, facts: LockFacts): Lock {
  const block = BigInt(context.reader.block.number) + 1n;
  if (!facts.held) return { mass: 0n, conviction: 0n, block };
  return { ...lockAt(facts.held.lock, ruleFor(facts, facts.held.hotkey), block), block };
}
