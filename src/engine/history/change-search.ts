import type { Session } from '../chain/session.js';
import type { AccountSample, AccountSamples } from './account-samples.js';
import type { Change } from './block-actions.js';
import type { PastChain } from './past-chain.js';

export interface BlockChange {
  block: number;
  changes: Change[];
}

/** How many halvings ahead hashes are asked for at once. */
const LEVELS = 4;

/**
 * Blocks in (low, high] after which an account's state differs from before, newest first, found by halving. An account
 * that is the same at both ends is taken not to have changed between: its nonce only rises, so that it did nothing
 * itself; money that came and left again to the rao without a transaction of its own is not seen.
 */
export async function* changesBetween(
  past: PastChain,
  samples: AccountSamples,
  session: Session,
  low: number,
  high: number,
  addresses: string[],
  levelsKnown = 0,
): AsyncGenerator<BlockChange> {
  const [before, after] = [
    (await samples.accounts(session, low, addresses)).accounts,
    (await samples.accounts(session, high, addresses)).accounts,
  ];
  const changes = changesOf(addresses, before, after);
  if (changes.length === 0) return;
  if (high - low === 1) {
    yield { block: high, changes };
    return;
  }
  if (levelsKnown === 0) await past.hashes(session, middles(low, high, LEVELS));
  const left = (levelsKnown || LEVELS) - 1;
  const middle = (low + high) >> 1;
  const changed = changes.map(({ address }) => address);
  yield* changesBetween(past, samples, session, middle, high, changed, left);
  yield* changesBetween(past, samples, session, low, middle, changed, left);
}

function changesOf(addresses: string[], before: AccountSample[], after: AccountSample[]): Change[] {
  return addresses.flatMap((address, i) => {
    const [then, now] = [before[i], after[i]];
    return then && now && then.print !== now.print ? [{ address, before: then, after: now }] : [];
  });
}

function middles(low: number, high: number, levels: number): number[] {
  if (levels === 0 || high - low < 2) return [];
  const middle = (low + high) >> 1;
  return [middle, ...middles(low, middle, levels - 1), ...middles(middle, high, levels - 1)];
}
