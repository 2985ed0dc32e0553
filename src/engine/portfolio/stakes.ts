import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { address, int, list, record, small } from '../chain/shape.js';

/** Stake of one coldkey with one hotkey on one subnet; rao of TAO on netuid 0. */
export interface Stake {
  coldkey: string;
  hotkey: string;
  netuid: number;
  base: bigint;
}

/** All stakes of many coldkeys in one request. @throws WalletError chain/unavailable-feature, chain/bad-answer */
export async function readStakes(reader: BlockReader, coldkeys: string[]): Promise<Stake[]> {
  if (coldkeys.length === 0) return [];
  const found = await reader.many('stakes', coldkeys, async (all, alone) => {
    const answer = await alone.call('StakeInfoRuntimeApi', 'get_stake_info_for_coldkeys', [all]);
    return new Map(
      list(answer, 'stake info').map((entry) => {
        const [who, stakes] = list(entry, 'stake info');
        const coldkey = address(who, 'coldkey');
        return [coldkey, list(stakes, 'stake info').map((stake) => readStake(coldkey, stake))] as const;
      }),
    );
  });
  return coldkeys.flatMap((coldkey) => found.get(coldkey) ?? []);
}

function readStake(coldkey: string, value: Plain): Stake {
  const stake = record(value, 'stake info');
  return {
    coldkey,
    hotkey: address(stake.hotkey, 'hotkey'),
    netuid: small(stake.netuid, 'netuid'),
    base: int(stake.stake, 'stake'),
  };
}
