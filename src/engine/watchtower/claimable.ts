import { ONE } from '../../core/amount/money.js';
import { type Part, reachesThreshold } from '../../core/chain/account-state.js';
import type { BlockReader } from '../chain/block-reader.js';
import { fixedBits, int } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import { readPrices } from '../market/prices.js';
import {
  basketPairs,
  basketReads,
  ceilFraction,
  readOwed,
  relationReads,
  valueBaskets,
} from '../portfolio/baskets.js';
import { readRates } from '../portfolio/root-rewards.js';
import type { Stake } from '../portfolio/stakes.js';
import { askedPart, part, UNAVAILABLE } from './part.js';
import type { ReadBatch } from './read-batch.js';

type Claimable = Array<{ hotkey: string; valueRao: bigint }>;
const PALLET = 'SubtensorModule';
const FRACTION = 32n;

/** Three questions in a row, each joined to those of other parts: what is related, what is owed, what it is worth. */
export interface ClaimableAsk {
  first(batch: ReadBatch): void;
  second(batch: ReadBatch, stakes: Stake[]): void;
  last(batch: ReadBatch): void;
  /** By coldkey. */
  read(): Promise<Map<string, Part<Claimable>>>;
}

/** Root rewards that a claim would pay now, by whichever model the runtime has. */
export function askClaimable(
  reader: BlockReader,
  coldkeys: string[],
  ready: ReadonlySet<string>,
): ClaimableAsk {
  if (ready.has('root-baskets')) return basketAsk(reader, coldkeys);
  if (ready.has('root-claims')) return claimAsk(reader, coldkeys);
  const none = () => undefined;
  return { first: none, second: none, last: none, read: async () => all(coldkeys, UNAVAILABLE, () => []) };
}

function basketAsk(reader: BlockReader, coldkeys: string[]): ClaimableAsk {
  let relations: ReturnType<ReadBatch['add']> = () => [];
  let owed: () => ReturnType<typeof readOwed> = () => [];
  return {
    first(batch) {
      relations = batch.add(relationReads(reader.runtime, coldkeys));
    },
    second(batch, stakes) {
      const pairs = part(() => basketPairs(coldkeys, relations(), stakes));
      if (pairs.kind === 'unavailable') {
        owed = () => basketPairs(coldkeys, relations(), stakes) && [];
        return;
      }
      const values = batch.add(basketReads(reader.runtime, pairs.value));
      owed = () => readOwed(pairs.value, values());
    },
    last: () => undefined,
    async read() {
      const found = await askedPart(async () =>
        (await valueBaskets(reader, owed())).filter(
          (basket) => basket.valueRao > 0n && reachesThreshold(basket),
        ),
      );
      return all(coldkeys, found, ({ coldkey, hotkey, valueRao }) => [{ coldkey, hotkey, valueRao }]);
    },
  };
}

function claimAsk(reader: BlockReader, coldkeys: string[]): ClaimableAsk {
  const item = (name: string) => needStorage(reader.runtime, PALLET, name);
  let root: Stake[] = [];
  let rates: ReturnType<ReadBatch['add']> = () => [];
  let rows: Array<{ coldkey: string; hotkey: string; netuid: number; earned: bigint }> = [];
  let amounts: ReturnType<ReadBatch['add']> = () => [];
  return {
    first: () => undefined,
    second(batch, stakes) {
      root = stakes.filter(({ netuid, base }) => netuid === 0 && base > 0n);
      rates = batch.add(root.map(({ hotkey }) => ({ item: item('RootClaimable'), args: [hotkey] })));
    },
    last(batch) {
      const read = part(() => rates().map(readRates));
      if (read.kind === 'unavailable') return;
      rows = root.flatMap(({ coldkey, hotkey, base }, i) =>
        (read.value[i] ?? []).map(({ netuid, bits }) => ({
          coldkey,
          hotkey,
          netuid,
          earned: (bits * base) >> FRACTION,
        })),
      );
      amounts = batch.add(
        rows.flatMap(({ coldkey, hotkey, netuid }) => [
          { item: item('RootClaimed'), args: [netuid, hotkey, coldkey] },
          { item: item('RootClaimableThreshold'), args: [netuid] },
        ]),
      );
    },
    async read() {
      const found = await askedPart(async () => {
        rates();
        const values = amounts();
        const due = rows.flatMap(({ coldkey, hotkey, netuid, earned }, i) => {
          const owed = earned - int(values[i * 2], 'root claimed');
          const threshold = ceilFraction(fixedBits(values[i * 2 + 1], 'claim threshold'));
          return owed > 0n && owed >= threshold ? [{ coldkey, hotkey, netuid, owed }] : [];
        });
        if (due.length === 0) return [];
        const prices = await readPrices(reader);
        return due.map(({ coldkey, hotkey, netuid, owed }) => ({
          coldkey,
          hotkey,
          valueRao: netuid === 0 ? owed : (owed * (prices.get(netuid) ?? 0n)) / ONE,
        }));
      });
      return all(coldkeys, found, (entry) => [entry]);
    },
  };
}

/** By coldkey, the dues of one validator together. */
function all<T>(
  coldkeys: string[],
  found: Part<T[]>,
  entries: (value: T) => Array<{ coldkey: string; hotkey: string; valueRao: bigint }>,
): Map<string, Part<Claimable>> {
  if (found.kind === 'unavailable') return new Map(coldkeys.map((coldkey) => [coldkey, found]));
  const dues = found.value.flatMap(entries);
  return new Map(
    coldkeys.map((coldkey) => {
      const own = dues.filter((due) => due.coldkey === coldkey);
      const value = [...new Set(own.map(({ hotkey }) => hotkey))].map((hotkey) => ({
        hotkey,
        valueRao: own
          .filter((due) => due.hotkey === hotkey)
          .reduce((sum, { valueRao }) => sum + valueRao, 0n),
      }));
      return [coldkey, { kind: 'known' as const, value }];
    }),
  );
}
