import { alphaBase, ONE, rao } from '../../core/amount/money.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { AccountPortfolio, Portfolio, Position } from '../../core/stake/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import type { NameDirectory } from '../market/name-directory.js';
import { type Market, marketReads, readMarkets } from '../market/pools.js';
import { readPrices } from '../market/prices.js';
import type { SubnetDirectory } from '../market/subnet-directory.js';
import { accountReads, readAccount } from './balances.js';
import { exitValues } from './exit-values.js';
import { readStakes, type Stake } from './stakes.js';

export interface Directories {
  subnets: SubnetDirectory;
  names: NameDirectory;
}

/**
 * Balances and positions of any number of coldkeys at one block, in at most six requests: accounts, stakes, prices,
 * subnets (kept for minutes), pools with owners of validators, identities of new owners. A runtime without the
 * stake APIs (before Dynamic TAO) gives TAO balances only; one whose pool has no maths here is asked per position.
 */
export async function readPortfolio(
  reader: BlockReader,
  { subnets, names }: Directories,
  addresses: string[],
): Promise<Portfolio> {
  const can = capabilitiesOf(reader.runtime);
  const staking = can.stakeInfo && can.alphaPrices && can.dynamicInfo;
  const [accounts, stakes, prices, infos] = await Promise.all([
    reader.storage(accountReads(reader.runtime, addresses)),
    staking ? readStakes(reader, addresses) : [],
    staking ? readPrices(reader) : new Map<number, bigint>(),
    staking ? subnets.get(reader) : [],
  ]);
  const netuids = [...new Set(stakes.map(({ netuid }) => netuid))];
  const pools = marketReads(reader, netuids);
  const owners = names.ownerReads(
    reader,
    stakes.map(({ hotkey }) => hotkey),
  );
  const flags = subnets.flagReads(
    reader,
    infos.map(({ netuid }) => netuid),
  );
  const second = await reader.storage([...(pools ?? []), ...owners, ...flags]);
  const [ownersAt, flagsAt] = [pools?.length ?? 0, (pools?.length ?? 0) + owners.length];
  const markets = pools ? readMarkets(netuids, second.slice(0, ownersAt)) : null;
  subnets.learnFlags(reader, flags, second.slice(flagsAt));
  const [positions] = await Promise.all([
    toPositions(reader, stakes, prices, markets),
    owners.length > 0 ? names.learn(reader, owners, second.slice(ownersAt, flagsAt)) : undefined,
  ]);
  const named = positions.map((position) => ({
    ...position,
    validatorName: names.name(reader.session.genesisHash, position.hotkey) ?? null,
  }));
  return {
    accounts: addresses.map((address, i) => {
      const { balance } = readAccount(reader.runtime, accounts[i]);
      return accountPortfolio(address, balance, named);
    }),
    subnets: subnets.rows(reader, infos, prices),
  };
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
): AccountPortfolio {
  const positions = all.filter(({ coldkey }) => coldkey === address);
  const priced = positions.flatMap(({ exit }) => (exit.kind === 'exact' ? [exit.rao as bigint] : []));
  const staked = priced.reduce((sum, value) => sum + value, 0n);
  return {
    address,
    balance,
    positions,
    totalRao: rao(balance.freeRao + balance.reservedRao + staked),
    unpriced: positions.length - priced.length,
  };
}
