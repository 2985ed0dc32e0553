import { ONE } from '../../../core/amount/money.js';
import { poolPriceFixed } from '../../../core/quote/pool.js';
import { int, record, small } from '../../chain/shape.js';
import { marketReads, readMarkets } from '../../market/pools.js';
import { hasAvailability, readAvailability } from '../../portfolio/availability.js';
import type { OperationContext } from '../rules.js';
import { readNamed } from './named-reads.js';
import { readTogether } from './read-together.js';

const SUBTENSOR = 'SubtensorModule';
const FIXED = 1n << 64n;

/** Rao per base unit of alpha as a fraction. */
export interface Price {
  above: bigint;
  below: bigint;
}

/** A subnet and one validator's hotkey, as a call that takes stake away there would find them in the next block. */
export interface StakePlace {
  subnetExists: boolean;
  subtokenEnabled: boolean;
  transfersOn: boolean;
  hotkeyKnown: boolean;
  /** Bond of a miner with this very hotkey. */
  bondBase: bigint;
  /** First block in which root stake may leave this validator; null when nothing holds it. */
  heldUntilBlock: number | null;
}

/** One request. */
export function placeOf(context: OperationContext, hotkey: string, netuid: number): Promise<StakePlace> {
  return context.once(`place ${hotkey} ${netuid}`, async () => {
    const { reader, address } = context;
    const found = await readNamed(reader, {
      exists: [SUBTENSOR, 'NetworksAdded', netuid],
      subtoken: [SUBTENSOR, 'SubtokenEnabled', netuid],
      transfers: [SUBTENSOR, 'TransferToggle', netuid],
      owner: [SUBTENSOR, 'Owner', hotkey],
      bond: [SUBTENSOR, 'MinerCollateral', netuid, hotkey, address],
      interval: [SUBTENSOR, 'RootStakeUnlockInterval'],
      last: [SUBTENSOR, 'LastColdkeyHotkeyStakeBlock', address, hotkey],
    });
    const interval = netuid === 0 && found.interval ? small(found.interval.value, 'unlock interval') : 0;
    const until = interval + (found.last?.stored ? small(found.last.value, 'last stake block') : 0);
    return {
      subnetExists: found.exists?.value === true,
      subtokenEnabled: found.subtoken === null || found.subtoken.value === true,
      transfersOn: found.transfers?.value === true,
      // An unknown hotkey has a default owner: what counts is whether anything is stored.
      hotkeyKnown: found.owner?.stored === true,
      bondBase: found.bond?.stored ? int(record(found.bond.value, 'bond').locked, 'bond') : 0n,
      heldUntilBlock: interval > 0 && until > reader.block.number + 1 ? until : null,
    };
  });
}

/** What the context's coldkey holds with one validator on a subnet, and over all of them there; base units. */
export interface Position {
  base: bigint;
  /** All validators together. */
  total: bigint;
  /** Part of `total` that a conviction lock holds. */
  locked: bigint;
  /** Part of `total` that miners' bonds hold. */
  bonded: bigint;
}

/** Two requests. @throws WalletError chain/unavailable-feature, chain/bad-answer */
export function positionOf(context: OperationContext, hotkey: string, netuid: number): Promise<Position> {
  return context.once(`position ${hotkey} ${netuid}`, async () => {
    const { reader, address } = context;
    const [info, subnets] = await Promise.all([
      reader.call('StakeInfoRuntimeApi', 'get_stake_info_for_hotkey_coldkey_netuid', [
        hotkey,
        address,
        netuid,
      ]),
      hasAvailability(reader.runtime) ? readAvailability(reader, [address], [netuid]) : null,
    ]);
    const base = info === null ? 0n : int(record(info, 'stake info').stake, 'stake');
    const free = subnets?.get(address)?.find((entry) => entry.netuid === netuid);
    return {
      base,
      total: free?.totalBase ?? base,
      locked: free?.lockedBase ?? 0n,
      bonded: free?.bondedBase ?? 0n,
    };
  });
}

/**
 * Price of a subnet's alpha: the pool's own where its maths is known, to the last bit; otherwise what the runtime tells,
 * which is cut to rao per whole alpha. One request at most.
 */
export function priceOf(context: OperationContext, netuid: number): Promise<Price> {
  return context.once(`place price ${netuid}`, async () => {
    const { reader } = context;
    const reads = netuid === 0 ? [] : marketReads(reader, [netuid]);
    if (reads === null) {
      const price = await reader.call('SwapRuntimeApi', 'current_alpha_price', [netuid]);
      return { above: int(price, 'price'), below: ONE };
    }
    const raw = await readTogether(reader, reads);
    const values = reads.map(({ item }, i) => item.decode(raw[i] ?? null));
    const market = reads.length > 0 ? readMarkets([netuid], values).get(netuid) : null;
    return market?.kind === 'pool' && market.pool.alphaReserve > 0n
      ? { above: poolPriceFixed(market.pool), below: FIXED }
      : { above: 1n, below: 1n };
  });
}

/** Value of alpha at the spot price, rao, cut as the chain does. */
export function valueAt({ above, below }: Price, base: bigint): bigint {
  return (base * above) / below;
}

/** Smallest amount of alpha that is worth at least some rao; null where nothing is. */
export function baseWorth({ above, below }: Price, rao: bigint): bigint | null {
  return above === 0n ? null : (rao * below + above - 1n) / above;
}
