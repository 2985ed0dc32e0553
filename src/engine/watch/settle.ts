import { WalletError } from '../../core/errors/wallet-error.js';
import type { FollowRow } from '../../protocol/engine/index.js';
import { eventsKey, extrinsicEvents } from '../chain/events.js';
import { type RuntimeCache, readRuntimeVersion } from '../chain/metadata-source.js';
import type { Session } from '../chain/session.js';
import type { IndexedBlock } from './block-index.js';
import { createdBy } from './created.js';
import { type Result, resultOf } from './outcome.js';

/**
 * What a transaction in a block did, decoded with the runtime that executed the block: the one in force after its
 * parent, which around an upgrade is not the current one.
 */
export async function readResult(
  session: Session,
  runtimes: RuntimeCache,
  block: IndexedBlock,
  index: number,
  { address, actor }: Pick<FollowRow, 'address' | 'actor'>,
): Promise<Result> {
  const version = readRuntimeVersion(
    await session.socket.request('state_getRuntimeVersion', [block.parentHash]),
  );
  const runtime = await runtimes.get(session.socket, session.genesisHash, version, block.parentHash);
  const raw = await session.socket.request('state_getStorage', [eventsKey(runtime), block.hash]);
  // A block always has events (of its inherents at least): none means that the state is not to be had.
  if (raw === null) throw new WalletError('chain/bad-answer', { what: 'events' });
  const events = extrinsicEvents(runtime, raw, index);
  const result = resultOf(events, actor ?? address, address);
  const created = createdBy(events, { height: block.number, extIndex: index });
  return created.length > 0 ? { ...result, outcome: { ...result.outcome, created } } : result;
}
