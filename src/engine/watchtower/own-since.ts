import { REORG_BLOCKS } from '../../core/watch/seen.js';
import type { OwnTransaction } from '../../core/watch/types.js';
import type { Session } from '../chain/session.js';
import type { TrackedTx } from '../storage/engine-store.js';
import type { ActivityBook } from '../watch/activity-book.js';
import type { Follower } from '../watch/follower.js';

/**
 * Looks open transactions up to the newest block, so that what this wallet did just now is known as its own.
 * @returns false when they could not be looked for up to the block that is best afterwards
 */
export async function lookUp(session: Session, book: ActivityBook, follower: Follower): Promise<boolean> {
  await book.loaded;
  if (book.pending(session.genesisHash).length === 0) return true;
  await follower.lookNow();
  // A block that came while looking is looked at once more; the next one is the next check's.
  if (follower.lookedTo !== session.best.number) await follower.lookNow();
  return follower.lookedTo === session.best.number;
}

/**
 * Transactions of these accounts in blocks since `since` up to `until`, and those of the last blocks before it again: another
 * branch may have put one there. Whoever sent them, hidden ones and their carriers included.
 */
export function ownBetween(
  book: ActivityBook,
  ask: { addresses: string[]; genesisHash: string; since: number; until: number },
): OwnTransaction[] {
  const { addresses, genesisHash, since, until } = ask;
  return book
    .rows(addresses)
    .filter((row) => row.genesisHash === genesisHash)
    .flatMap(({ txHash }) => transactionsOf(book.get(txHash)))
    .filter(({ block }) => block > since - REORG_BLOCKS && block <= until);
}

/** A transaction uses one nonce; a hidden one another for its carrier, which may be of another account. */
function transactionsOf(tx: TrackedTx | null): OwnTransaction[] {
  if (!tx) return [];
  const { row, shield } = tx;
  const own = row.block
    ? [{ address: row.address, txHash: row.txHash, block: row.block.number, names: namesIn(row) }]
    : [];
  const carrier = row.protection?.state === 'on' ? row.protection : null;
  if (!shield || !carrier?.carrierBlock) return own;
  const { carrierHash: txHash, carrierBlock } = carrier;
  return [...own, { address: shield.carrierAddress, txHash, block: carrierBlock.number, names: [] }];
}

/** Every address that was named when it was signed. */
function namesIn({ sentence, expected }: TrackedTx['row']): string[] {
  const found = new Set<string>();
  collect(sentence, found);
  collect(expected?.effects ?? [], found);
  return [...found];
}

// 32 bytes with prefix 42 begin with a 5 and have 48 letters (chain/keys-and-signing.md).
const ADDRESS = /^5[1-9A-HJ-NP-Za-km-z]{47}$/;

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (ADDRESS.test(value)) into.add(value);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    for (const entry of Object.values(value)) collect(entry, into);
  }
}
