import type { ExtraAnswer } from '../../protocol/engine/index.js';
import type { BlockReader } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import { marketReads, readMarkets } from '../market/pools.js';
import { readPrices } from '../market/prices.js';
import type { OperationContext } from '../operations/rules.js';
import { readNamed } from '../operations/support/named-reads.js';
import { readAccount } from '../portfolio/balances.js';
import { exitValues } from '../portfolio/exit-values.js';
import { readStakes } from '../portfolio/stakes.js';

/** Most subnets that are asked about one by one, where the runtime's pool has no maths here. */
const MOST_SIMULATED = 32;

/**
 * What the asking account owns if all of it is sold now, rao. Positions on one subnet are sold together, because one sale
 * lowers the price of the next; dust that nothing pays for counts nothing. At most four requests, and without pool maths one
 * for each subnet.
 * @throws WalletError chain/bad-answer
 */
export async function wealthAnswer({ reader, address }: OperationContext): Promise<ExtraAnswer | null> {
  const [{ account }, stakedRao] = await Promise.all([
    readNamed(reader, { account: ['System', 'Account', address] }),
    stakedOf(reader, address),
  ]);
  if (!account) return null;
  const { freeRao } = readAccount(reader.runtime, account.value).balance;
  return { kind: 'wealth', freeRao, stakedRao };
}

async function stakedOf(reader: BlockReader, address: string): Promise<bigint | null> {
  const can = capabilitiesOf(reader.runtime);
  if (!can.stakeInfo || !can.alphaPrices) return null;
  const [stakes, prices] = await Promise.all([readStakes(reader, [address]), readPrices(reader)]);
  const netuids = [...new Set(stakes.map(({ netuid }) => netuid))];
  const reads = marketReads(reader, netuids);
  if (!reads && netuids.length > MOST_SIMULATED) return null;
  const markets = reads ? readMarkets(netuids, await reader.storage(reads)) : null;
  const together = netuids.map((netuid) => {
    const own = stakes.filter((stake) => stake.netuid === netuid);
    return { coldkey: address, hotkey: '', netuid, base: own.reduce((sum, { base }) => sum + base, 0n) };
  });
  const exits = await exitValues(reader, together, prices, markets);
  return exits.reduce<bigint | null>((sum, exit) => {
    if (sum === null) return null;
    if (exit.kind === 'exact') return sum + exit.rao;
    return exit.reason === 'dust' ? sum : null;
  }, 0n);
}
