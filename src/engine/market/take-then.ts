import type { TakeThen } from '../../core/chain/market.js';
import { blockTimeRead } from '../chain/block-reader.js';
import type { Session } from '../chain/session.js';
import { small } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import type { PastChain } from '../history/past-chain.js';
import { DAY_BLOCKS } from '../history/sample-plan.js';

const DAYS = 30;

/**
 * Take of a validator 30 days ago, or when the chain was a day old where it is younger. Null while it was no delegate.
 * @throws WalletError chain/no-archive, chain/unavailable-feature, chain/offline
 */
export async function takeThen(past: PastChain, session: Session, hotkey: string): Promise<TakeThen | null> {
  const { number } = session.finalized;
  // A fixed grid: the next look finds the block's hash remembered.
  const block = Math.max(1, number - (number % DAY_BLOCKS) - DAYS * DAY_BLOCKS);
  await past.hashes(session, [block]);
  const reader = await past.reader(session, block);
  const item = needStorage(reader.runtime, 'SubtensorModule', 'Delegates');
  const now = blockTimeRead(reader.runtime);
  // The item's default would speak for whoever was no delegate: only what is stored counts.
  const [raw, time] = await past.ask(() => reader.rawStorage([{ item, args: [hotkey] }, now]));
  if (raw == null) return null;
  return {
    take: small(item.decode(raw), 'take'),
    block,
    atMs: small(now.item.decode(time ?? null), 'timestamp'),
  };
}
