import { lockedAlpha } from '../../../../devnet/executive/subtensor/locks.js';
import { netuidsHeld, stakeOf } from '../../../../devnet/executive/subtensor/stakes.js';
import { stakingHotkeys, subnetsOf } from '../../../../devnet/executive/subtensor/storage.js';
import type { StateView } from '../../../../devnet/types.js';

/** Everything that an account has, from the chain's own ledger. */
export interface Holdings {
  free: bigint;
  reserved: bigint;
  /** By `netuid hotkey`, in base units; positions of nothing are left out. */
  stakes: Map<string, bigint>;
  /** By netuid, as it is at that block. */
  locks: Map<number, bigint>;
  /** Rights over the account, as `type delegate delay`. */
  rights: string[];
}

interface Right {
  delegate: string;
  proxy_type: { type: string };
  delay: number;
}

/** Reads some accounts at one block. */
export function holdingsOf(
  state: StateView,
  block: number,
  accounts: readonly string[],
): Map<string, Holdings> {
  const netuids = subnetsOf(state);
  return new Map(
    accounts.map((address) => {
      const { data } = (state.get('System', 'Account', address) ?? NOBODY) as typeof NOBODY;
      const [rights] = (state.get('Proxy', 'Proxies', address) ?? [[]]) as [Right[]];
      const stakes = stakingHotkeys(state, address).flatMap((hotkey) =>
        netuidsHeld(state, hotkey, address).map(
          (netuid) => [positionKey(netuid, hotkey), stakeOf(state, hotkey, address, netuid)] as const,
        ),
      );
      const locks = netuids.map((netuid) => [netuid, lockedAlpha(state, address, netuid, block)] as const);
      return [
        address,
        {
          free: data.free,
          reserved: data.reserved,
          stakes: new Map(stakes.filter(([, base]) => base > 0n)),
          locks: new Map(locks.filter(([, base]) => base > 0n)),
          rights: rights.map(({ delegate, proxy_type, delay }) => `${proxy_type.type} ${delegate} ${delay}`),
        },
      ];
    }),
  );
}

const NOBODY = { data: { free: 0n, reserved: 0n } };

export function positionKey(netuid: number, hotkey: string): string {
  return `${netuid} ${hotkey}`;
}
