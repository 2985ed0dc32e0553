import { ONE } from '../../core/amount/money.js';
import type { Holdings } from '../../protocol/engine/rooms.js';
import type { BlockReader } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import { readPrices } from '../market/prices.js';
import { accountReads, readAccount } from './balances.js';
import { readStakes } from './stakes.js';

/** How many coldkeys go into one question for stakes: the answer grows with what they hold. */
const COLDKEYS_PER_REQUEST = 250;

/**
 * What lies behind any addresses, the wallet's or not: for a preview before an import, and for finding which derived
 * accounts were ever used. Stake is valued at spot. Three requests, and one more for every 250 addresses after the first.
 * @throws WalletError chain/bad-answer, chain/offline …
 */
export async function readHoldings(reader: BlockReader, addresses: string[]): Promise<Holdings[]> {
  const can = capabilitiesOf(reader.runtime);
  const staking = can.stakeInfo && can.alphaPrices;
  const chunks: string[][] = [];
  for (let at = 0; at < addresses.length; at += COLDKEYS_PER_REQUEST)
    chunks.push(addresses.slice(at, at + COLDKEYS_PER_REQUEST));
  const [accounts, stakes, prices] = await Promise.all([
    reader.storage(accountReads(reader.runtime, addresses)),
    staking ? Promise.all(chunks.map((chunk) => readStakes(reader, chunk))) : [],
    staking ? readPrices(reader) : new Map<number, bigint>(),
  ]);
  const held = stakes.flat().filter(({ base }) => base > 0n);
  return addresses.map((address, i) => {
    const { balance, exists } = readAccount(reader.runtime, accounts[i]);
    const own = held.filter(({ coldkey }) => coldkey === address);
    const values = own.map(({ netuid, base }) =>
      netuid === 0 ? base : (base * (prices.get(netuid) ?? 0n)) / ONE,
    );
    return {
      address,
      freeRao: balance.freeRao,
      reservedRao: balance.reservedRao,
      stakedRao: values.reduce((sum, value) => sum + value, 0n),
      positions: own.length,
      used: exists || own.length > 0,
    };
  });
}
