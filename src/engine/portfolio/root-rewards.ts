import { alphaBase, ONE, rao } from '../../core/amount/money.js';
import type { RootClaim, RootRewards } from '../../core/chain/account-state.js';
import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { fixedBits, int, list, small } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import { basketPairs, basketReads, readOwed, relationReads, valueBaskets } from './baskets.js';
import { pricesAt } from './prices-at.js';
import type { Stake } from './stakes.js';

const FRACTION = 32n;

/** What root stake has earned and not been paid, by whichever model the runtime has. */
export async function readRootRewards(
  reader: BlockReader,
  coldkeys: string[],
  stakes: Stake[] | Promise<Stake[]>,
  ready: ReadonlySet<string>,
): Promise<Map<string, RootRewards>> {
  if (ready.has('root-baskets')) return readBaskets(reader, coldkeys, stakes);
  if (ready.has('root-claims')) return readClaims(reader, coldkeys, stakes);
  return new Map(coldkeys.map((coldkey) => [coldkey, { kind: 'unavailable' }]));
}

async function readBaskets(
  reader: BlockReader,
  coldkeys: string[],
  stakes: Stake[] | Promise<Stake[]>,
): Promise<Map<string, RootRewards>> {
  const [relations, held] = await Promise.all([
    reader.storage(relationReads(reader.runtime, coldkeys)),
    stakes,
  ]);
  const pairs = basketPairs(coldkeys, relations, held);
  const owed = readOwed(pairs, await reader.storage(basketReads(reader.runtime, pairs)));
  const valued = await valueBaskets(reader, owed);
  return new Map(
    coldkeys.map((coldkey) => {
      const baskets = valued
        .filter((entry) => entry.coldkey === coldkey)
        .map(({ coldkey: _, ...rest }) => rest);
      return [coldkey, { kind: 'baskets', baskets }];
    }),
  );
}

/**
 * Per validator and subnet: floor(rate x root stake) - claimed, in alpha; negative amounts are nothing
 * (`opentensor/subtensor pallets/subtensor/src/staking/claim_root.rs`).
 */
async function readClaims(
  reader: BlockReader,
  coldkeys: string[],
  stakes: Stake[] | Promise<Stake[]>,
): Promise<Map<string, RootRewards>> {
  const claimed = needStorage(reader.runtime, 'SubtensorModule', 'RootClaimed');
  const root = (await stakes).filter(({ netuid, base }) => netuid === 0 && base > 0n);
  const rateOf = await readRootRates(reader, [...new Set(root.map(({ hotkey }) => hotkey))]);
  const rows = root.flatMap((stake) =>
    (rateOf.get(stake.hotkey) ?? []).map(({ netuid, bits }) => ({
      coldkey: stake.coldkey,
      hotkey: stake.hotkey,
      netuid,
      earned: (bits * stake.base) >> FRACTION,
    })),
  );
  const paid = await reader.storage(
    rows.map(({ netuid, hotkey, coldkey }) => ({ item: claimed, args: [netuid, hotkey, coldkey] })),
  );
  // After all else: by now a portfolio read of the same block knows them.
  const prices = rows.length > 0 ? await pricesAt(reader) : new Map<number, bigint>();
  const claims = rows.flatMap(({ coldkey, hotkey, netuid, earned }, i) => {
    const owed = earned - int(paid[i], 'root claimed');
    if (owed <= 0n) return [];
    const claim: RootClaim = {
      hotkey,
      netuid,
      owedBase: alphaBase(owed),
      spotRao: rao((owed * (prices.get(netuid) ?? 0n)) / ONE),
    };
    return [{ coldkey, claim }];
  });
  return new Map(
    coldkeys.map((coldkey) => [
      coldkey,
      {
        kind: 'claims',
        claims: claims.filter((entry) => entry.coldkey === coldkey).map(({ claim }) => claim),
      },
    ]),
  );
}

/** Alpha base units that a rao of root stake earned on a subnet since the beginning, 32 fractional bits. */
export interface RootRate {
  netuid: number;
  bits: bigint;
}

/** `RootClaimable` of some validators: by netuid, in ascending order. */
export async function readRootRates(
  reader: BlockReader,
  hotkeys: string[],
): Promise<Map<string, RootRate[]>> {
  const item = needStorage(reader.runtime, 'SubtensorModule', 'RootClaimable');
  const answers = await reader.storage(hotkeys.map((hotkey) => ({ item, args: [hotkey] })));
  return new Map(hotkeys.map((hotkey, i) => [hotkey, readRates(answers[i])]));
}

/** One value of `RootClaimable`. @throws WalletError chain/bad-answer */
export function readRates(value: Plain | undefined): RootRate[] {
  return list(value, 'root claimable').map((entry) => {
    const [netuid, rate] = list(entry, 'root claimable');
    return { netuid: small(netuid, 'netuid'), bits: fixedBits(rate, 'rate') };
  });
}
