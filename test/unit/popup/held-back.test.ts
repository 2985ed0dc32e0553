import { describe, expect, it } from 'vitest';
import { alphaBase } from '../../../src/core/amount/money.js';
import type { AccountState } from '../../../src/core/chain/account-state.js';
import { heldBackOn } from '../../../src/popup/features/holdings/account-states.js';

const NONE = { kind: 'unavailable' } as const;

const state = (
  ...rows: Array<[netuid: number, locked: bigint, bonded: bigint, free: bigint]>
): AccountState => ({
  address: 'x',
  availability: {
    kind: 'known',
    value: rows.map(([netuid, locked, bonded, free]) => ({
      netuid,
      totalBase: alphaBase(locked + bonded + free),
      lockedBase: alphaBase(locked),
      bondedBase: alphaBase(bonded),
      availableBase: alphaBase(free),
    })),
  },
  locks: NONE,
  rootRewards: NONE,
  crowdloans: NONE,
  evm: NONE,
  proxies: NONE,
  announcements: NONE,
  coldkeySwap: NONE,
});

describe('what cannot leave a subnet', () => {
  it('P4 Q2 is the sum over all accounts that tell, by subnet', () => {
    const states = [state([1, 5n, 1n, 4n], [2, 0n, 0n, 7n]), state([1, 2n, 0n, 8n])];
    const silent = { ...state(), availability: NONE };
    expect(heldBackOn(1, [...states, silent])).toEqual({
      lockedBase: 7n,
      bondedBase: 1n,
      availableBase: 12n,
    });
    expect(heldBackOn(2, states)).toEqual({ lockedBase: 0n, bondedBase: 0n, availableBase: 7n });
    expect(heldBackOn(3, states)).toBeNull();
    expect(heldBackOn(1, [silent])).toBeNull();
  });

  it('P4 is that of the states it is asked about, also when asked again', () => {
    const before = [state([1, 5n, 0n, 5n])];
    const after = [state([1, 4n, 0n, 6n])];
    expect(heldBackOn(1, before)?.lockedBase).toBe(5n);
    expect(heldBackOn(1, after)?.lockedBase).toBe(4n);
    expect(heldBackOn(1, before)?.lockedBase).toBe(5n);
  });
});
