import { BlockReader, blockTimeRead } from '../chain/block-reader.js';
import type { Session } from '../chain/session.js';
import { small } from '../chain/shape.js';
import { accountReads, readAccount } from '../portfolio/balances.js';
import { pricesAt } from '../portfolio/prices-at.js';
import { readStakes } from '../portfolio/stakes.js';
import { isUntellable } from './no-archive.js';
import type { ValueSample } from './value-points.js';

/**
 * The newest end of a line of values, at the newest block: a portfolio read there has asked for all of it already. It is
 * not kept, for it may not be final. Null where the runtime cannot tell stakes or prices.
 * @throws WalletError chain/offline, chain/bad-answer …
 */
export async function presentSample(session: Session, addresses: string[]): Promise<ValueSample | null> {
  const reader = BlockReader.shared(session);
  const { runtime } = reader;
  try {
    const [values, held] = await Promise.all([
      reader.storage([blockTimeRead(runtime), ...accountReads(runtime, addresses)]),
      readStakes(reader, addresses),
    ]);
    const [now, ...accounts] = values;
    const stakes = held.filter(({ base }) => base > 0n);
    return {
      block: reader.block.number,
      atMs: small(now, 'timestamp'),
      accounts: accounts.map((value) => readAccount(runtime, value).balance),
      stakes,
      // Where nothing is staked no price is needed.
      prices: stakes.length > 0 ? await pricesAt(reader) : new Map<number, bigint>(),
    };
  } catch (error) {
    if (isUntellable(error)) return null;
    throw error;
  }
}
