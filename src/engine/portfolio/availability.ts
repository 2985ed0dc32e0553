import { alphaBase } from '../../core/amount/money.js';
import type { Availability } from '../../core/chain/account-state.js';
import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import type { Runtime } from '../chain/runtime.js';
import { runtimeApi } from '../chain/runtime-apis.js';
import { address, int, list, record, small } from '../chain/shape.js';

const API = 'StakeInfoRuntimeApi';
const METHOD = 'get_stake_availability_for_coldkeys';

export function hasAvailability(runtime: Runtime): boolean {
  return runtimeApi(runtime, API, METHOD, 2) !== null;
}

/**
 * What locks and bonds leave free, by coldkey and subnet. A subnet with nothing is not in the answer; what is neither locked
 * nor available is a bond.
 * @param netuids null for all
 * @throws WalletError chain/unavailable-feature where the runtime keeps no locks; chain/bad-answer
 */
export async function readAvailability(
  reader: BlockReader,
  coldkeys: string[],
  netuids: number[] | null,
): Promise<Map<string, Availability[]>> {
  return reader.many(`availability ${netuids}`, coldkeys, async (all, alone) => {
    const answer = await alone.call(API, METHOD, [all, netuids]);
    return new Map(
      list(answer, 'availability').map((entry) => {
        const [coldkey, subnets] = list(entry, 'availability');
        return [address(coldkey, 'coldkey'), list(subnets, 'availability').map(toAvailability)] as const;
      }),
    );
  });
}

function toAvailability(entry: Plain): Availability {
  const [netuid, value] = list(entry, 'availability');
  const found = record(value, 'availability');
  const [total, locked] = [int(found.total, 'total'), int(found.locked, 'locked')];
  const available = int(found.available, 'available');
  const bonded = total - locked - available;
  return {
    netuid: small(netuid, 'netuid'),
    totalBase: alphaBase(total),
    lockedBase: alphaBase(locked),
    bondedBase: alphaBase(bonded > 0n ? bonded : 0n),
    availableBase: alphaBase(available),
  };
}
