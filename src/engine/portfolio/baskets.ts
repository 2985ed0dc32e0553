/**
 * Root baskets (from spec 441): what validators' funds owe to the holders of root stake.
 * (`RaoFoundation/subtensor pallets/subtensor/src/staking/{claim_root,basket_views}.rs`)
 */
import { rao } from '../../core/amount/money.js';
import type { BasketEntitlement } from '../../core/chain/account-state.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { capabilityReport } from '../capabilities/report.js';
import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import type { Runtime } from '../chain/runtime.js';
import { address, fixedBits, int, list, record } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import type { Stake } from './stakes.js';

const SUBTENSOR = 'SubtensorModule';
/** Fractional bits of an I96F32. */
const FRACTION = 32n;

export function hasBaskets(runtime: Runtime): boolean {
  return capabilityReport(runtime).features.some(
    ({ id, state }) => id === 'root-baskets' && state === 'ready',
  );
}

/** Validators each coldkey ever had to do with: a basket may owe without any root stake. Feed to {@link basketPairs}. */
export function relationReads(runtime: Runtime, coldkeys: string[]): StorageRead[] {
  const item = needStorage(runtime, SUBTENSOR, 'StakingHotkeys');
  return coldkeys.map((coldkey) => ({ item, args: [coldkey] }));
}

export interface BasketPair {
  coldkey: string;
  hotkey: string;
  rootStake: bigint;
}

/** Every (coldkey, validator) that a basket may owe something. */
export function basketPairs(coldkeys: string[], relations: Plain[], stakes: Stake[]): BasketPair[] {
  return coldkeys.flatMap((coldkey, i) => {
    const root = stakes.filter((stake) => stake.coldkey === coldkey && stake.netuid === 0);
    const listed = list(relations[i], 'staking hotkeys').map((key) => address(key, 'hotkey'));
    return [...new Set([...listed, ...root.map(({ hotkey }) => hotkey)])].map((hotkey) => ({
      coldkey,
      hotkey,
      rootStake: root.find((stake) => stake.hotkey === hotkey)?.base ?? 0n,
    }));
  });
}

const SHARED = ['RootClaimableThreshold', 'RootStakeUnlockInterval'] as const;
const PER_PAIR = ['BasketRate', 'BasketShares', 'BasketClaimed', 'LastColdkeyHotkeyStakeBlock'] as const;

/** What {@link readOwed} needs, for all pairs in one list. */
export function basketReads(runtime: Runtime, pairs: BasketPair[]): StorageRead[] {
  if (pairs.length === 0) return [];
  const item = (name: string) => needStorage(runtime, SUBTENSOR, name);
  const [threshold, interval] = SHARED.map(item) as [StorageRead['item'], StorageRead['item']];
  const [rate, shares, claimed, last] = PER_PAIR.map(item) as Array<StorageRead['item']>;
  if (!rate || !shares || !claimed || !last) return [];
  return [
    { item: threshold, args: [0] },
    { item: interval, args: [] },
    ...pairs.flatMap(({ coldkey, hotkey }) => [
      { item: rate, args: [hotkey] },
      { item: shares, args: [hotkey] },
      { item: claimed, args: [hotkey, coldkey] },
      { item: last, args: [coldkey, hotkey] },
    ]),
  ];
}

/**
 * Pairs that a claim over all validators goes through: those with root stake, and those with shares without stake
 * (`claim_root.rs`). `values`: the answers to {@link basketReads}.
 */
export function relatedPairs(pairs: BasketPair[], values: Plain[]): BasketPair[] {
  const watermark = PER_PAIR.indexOf('BasketClaimed');
  return pairs.filter(
    ({ rootStake }, i) =>
      rootStake > 0n || int(values[SHARED.length + i * PER_PAIR.length + watermark], 'basket watermark') < 0n,
  );
}

interface Owed extends BasketPair {
  shares: bigint;
  outstanding: bigint;
  thresholdRao: bigint;
  heldUntilBlock: number | null;
}

/**
 * Shares owed: floor(rate x root stake - watermark), not below zero and not above what exists. The watermark is signed:
 * joining a basket lowers it.
 */
export function readOwed(pairs: BasketPair[], values: Plain[]): Owed[] {
  if (pairs.length === 0) return [];
  const thresholdRao = ceilFraction(fixedBits(values[0], 'threshold'));
  const interval = int(values[1], 'unlock interval');
  return pairs.flatMap((pair, i) => {
    const at = SHARED.length + i * PER_PAIR.length;
    const rate = fixedBits(values[at], 'basket rate');
    const outstanding = int(values[at + 1], 'basket shares');
    const owed = ((rate * pair.rootStake) >> FRACTION) - int(values[at + 2], 'basket watermark');
    const last = values[at + 3] ?? null;
    const shares = owed > outstanding ? outstanding : owed;
    if (shares <= 0n) return [];
    const heldUntilBlock =
      interval === 0n || last === null ? null : Number(int(last, 'last stake block') + interval);
    return [{ ...pair, shares, outstanding, thresholdRao, heldUntilBlock }];
  });
}

/** Entitlements with what the funds would pay for them by their own measure; one request when anything is owed. */
export async function valueBaskets(
  reader: BlockReader,
  owed: Owed[],
): Promise<Array<BasketEntitlement & { coldkey: string }>> {
  if (owed.length === 0) return [];
  const worth = await readFundValues(reader, [...new Set(owed.map(({ hotkey }) => hotkey))]);
  return owed.map(({ coldkey, hotkey, shares, outstanding, thresholdRao, heldUntilBlock }) => {
    const fund = worth.get(hotkey);
    // A fund that owes and is not in the answer is no answer; it is not worthless.
    if (fund === undefined) throw new WalletError('chain/bad-answer', { what: 'basket value' });
    return {
      coldkey,
      hotkey,
      shares,
      valueRao: rao((shares * fund) / outstanding),
      thresholdRao: rao(thresholdRao),
      heldUntilBlock,
    };
  });
}

function readFundValues(reader: BlockReader, hotkeys: string[]): Promise<ReadonlyMap<string, bigint>> {
  return reader.many('funds', hotkeys, askFundValues);
}

// Each fund's value is a simulation of many sales: one fund is asked for alone, several come with all of them.
async function askFundValues(hotkeys: string[], reader: BlockReader): Promise<Map<string, bigint>> {
  const [only, second] = hotkeys;
  if (only !== undefined && second === undefined) {
    const value = await reader.call('BetaBasketRuntimeApi', 'get_validator_basket_nav', [only]);
    return new Map([[only, int(value, 'basket value')]]);
  }
  const answer = await reader.call('BetaBasketRuntimeApi', 'get_all_validator_baskets', []);
  return new Map(
    list(answer, 'baskets').map((entry) => {
      const fund = record(entry, 'basket');
      return [address(fund.hotkey, 'hotkey'), int(fund.navTao, 'basket value')] as const;
    }),
  );
}

export function ceilFraction(bits: bigint): bigint {
  return (bits + (1n << FRACTION) - 1n) >> FRACTION;
}
