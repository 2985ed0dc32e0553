import { alphaBase, ONE, rao } from '../../core/amount/money.js';
import type { BasketEntitlement } from '../../core/chain/account-state.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { poolPrice } from '../../core/quote/pool.js';
import type { AccountPortfolio, Portfolio, Position } from '../../core/stake/types.js';
import { type BlockReader, blockTimeRead } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import type { Plain } from '../chain/plain.js';
import type { Runtime } from '../chain/runtime.js';
import type { NameDirectory } from '../market/name-directory.js';
import { type Market, marketReads, readMarkets } from '../market/pools.js';
import type { SubnetDirectory, SubnetInfo } from '../market/subnet-directory.js';
import { accountReads, readAccount } from './balances.js';
import { basketPairs, basketReads, hasBaskets, readOwed, relationReads, valueBaskets } from './baskets.js';
import { exitValues } from './exit-values.js';
import { type PromisedPrices, pricesAt, promisePrices } from './prices-at.js';
import { readStakes, type Stake } from './stakes.js';

export interface Directories {
  subnets: SubnetDirectory;
  names: NameDirectory;
}

type OwnedEntitlement = BasketEntitlement & { coldkey: string };

/**
 * Balances, positions and basket entitlements of any number of coldkeys at one block, in at most six requests: accounts,
 * stakes, subnets (kept for minutes) or prices, pools with everything else of storage, values of baskets, identities of new
 * owners. A runtime without the stake APIs (before Dynamic TAO) gives TAO balances only; one whose pool has no maths here is
 * asked per position.
 */
export async function readPortfolio(
  reader: BlockReader,
  directories: Directories,
  addresses: string[],
): Promise<Portfolio> {
  // With nothing known yet the pools of all subnets are read, and prices come from them: a request less at the start.
  const priceByPools =
    hasStaking(reader.runtime) && !directories.subnets.isKnown(reader) && marketReads(reader, []) !== null;
  const promised = priceByPools ? promisePrices(reader) : null;
  return read(reader, directories, addresses, promised).finally(() => promised?.giveUp());
}

function hasStaking(runtime: Runtime): boolean {
  const can = capabilitiesOf(runtime);
  return can.stakeInfo && can.alphaPrices && can.dynamicInfo;
}

async function read(
  reader: BlockReader,
  { subnets, names }: Directories,
  addresses: string[],
  promised: PromisedPrices | null,
): Promise<Portfolio> {
  const staking = hasStaking(reader.runtime);
  const baskets = staking && hasBaskets(reader.runtime);
  const [first, stakes, asked, infos] = await Promise.all([
    reader.storage([
      ...accountReads(reader.runtime, addresses),
      ...(baskets ? relationReads(reader.runtime, addresses) : []),
      // For the line of values, which asks next and then finds it known.
      blockTimeRead(reader.runtime),
    ]),
    staking ? readStakes(reader, addresses) : [],
    staking && !promised ? pricesAt(reader) : new Map<number, bigint>(),
    staking ? subnets.get(reader) : [],
  ]);
  const pairs = baskets ? basketPairs(addresses, first.slice(addresses.length, -1), stakes) : [];
  const netuids = promised ? allNetuids(infos) : [...new Set(stakes.map(({ netuid }) => netuid))];
  const owners = names.ownerReads(
    reader,
    [...stakes, ...pairs].map(({ hotkey }) => hotkey),
  );
  const flags = subnets.flagReads(reader, allNetuids(infos));
  const pools = marketReads(reader, netuids);
  const [poolValues, ownerValues, flagValues, basketValues] = await readParts(reader, [
    pools ?? [],
    owners,
    flags,
    basketReads(reader.runtime, pairs),
  ]);
  const markets = pools ? readMarkets(netuids, poolValues) : null;
  subnets.learnFlags(reader, flags, flagValues);
  const pooled = promised && markets ? pricesOf(markets) : null;
  const prices = pooled ?? asked;
  if (pooled) {
    promised?.tell(pooled);
    // From now on only the pools of what is held are read.
    reader.forgetKeys();
  }
  const [positions, entitlements] = await Promise.all([
    toPositions(reader, stakes, prices, markets),
    valueBaskets(reader, readOwed(pairs, basketValues)),
    owners.length > 0 ? names.learn(reader, owners, ownerValues) : undefined,
  ]);
  const named = positions.map((position) => ({
    ...position,
    validatorName: names.name(reader.session.genesisHash, position.hotkey) ?? null,
  }));
  return {
    accounts: addresses.map((address, i) => {
      const { balance } = readAccount(reader.runtime, first[i]);
      return accountPortfolio(address, balance, named, baskets ? entitlements : null);
    }),
    subnets: subnets.rows(reader, infos, prices),
  };
}

/** Several lists of storage reads as one request, answered list by list. */
async function readParts<L extends Array<Parameters<BlockReader['storage']>[0]>>(
  reader: BlockReader,
  parts: [...L],
): Promise<{ [I in keyof L]: Plain[] }> {
  const values = await reader.storage(parts.flat());
  let at = 0;
  return parts.map((part) => {
    at += part.length;
    return values.slice(at - part.length, at);
  }) as { [I in keyof L]: Plain[] };
}

function allNetuids(infos: SubnetInfo[]): number[] {
  return infos.map(({ netuid }) => netuid);
}

function pricesOf(markets: ReadonlyMap<number, Market>): Map<number, bigint> {
  return new Map(
    [...markets].flatMap(([netuid, market]) => {
      if (market.kind === 'one-to-one') return [[netuid, ONE] as const];
      // A pool with nothing in it has no price; the chain's own list leaves it out of trades as well.
      return market.pool.alphaReserve > 0n ? [[netuid, poolPrice(market.pool)] as const] : [];
    }),
  );
}

async function toPositions(
  reader: BlockReader,
  stakes: Stake[],
  prices: ReadonlyMap<number, bigint>,
  markets: ReadonlyMap<number, Market> | null,
): Promise<Position[]> {
  const exits = await exitValues(reader, stakes, prices, markets);
  return stakes.map((stake, i) => {
    const exit = exits[i];
    const price = stake.netuid === 0 ? ONE : prices.get(stake.netuid);
    if (!exit || price === undefined) throw new WalletError('chain/bad-answer', { what: 'price' });
    return {
      coldkey: stake.coldkey,
      hotkey: stake.hotkey,
      validatorName: null,
      netuid: stake.netuid,
      alpha: { netuid: stake.netuid, base: alphaBase(stake.base) },
      spotRao: rao((stake.base * price) / ONE),
      exit,
    };
  });
}

function accountPortfolio(
  address: string,
  balance: AccountPortfolio['balance'],
  all: Position[],
  entitlements: OwnedEntitlement[] | null,
): AccountPortfolio {
  const positions = all.filter(({ coldkey }) => coldkey === address);
  const priced = positions.flatMap(({ exit }) => (exit.kind === 'exact' ? [exit.rao as bigint] : []));
  const baskets = entitlements?.filter(({ coldkey }) => coldkey === address) ?? null;
  const owed = (baskets ?? []).map(({ valueRao }) => valueRao as bigint);
  const total = [...priced, ...owed].reduce(
    (sum, value) => sum + value,
    balance.freeRao + balance.reservedRao,
  );
  return {
    address,
    balance,
    positions,
    baskets: baskets?.map(({ coldkey: _, ...entitlement }) => entitlement) ?? null,
    totalRao: rao(total),
    unpriced: positions.length - priced.length,
  };
}
