import { callKey, grantKey, swapKey } from './keys.js';
import { fresh, keysOf } from './known.js';
import type { Mover } from './money.js';
import type { SeenAccount } from './seen.js';
import type { AlertFacts, OwnTransaction, WatchedAccount } from './types.js';

interface RightsCompared {
  facts: AlertFacts[];
  seen: Pick<SeenAccount, 'swap' | 'disputed' | 'proxies' | 'announced'>;
}

/** What takes control of an account: a swap of its key, rights of others, calls they announced. */
export function compareRights(
  before: SeenAccount | null,
  after: WatchedAccount,
  since: readonly OwnTransaction[],
  mover: Mover,
): RightsCompared {
  const swap = compareSwap(before, after, since);
  const proxies = compareProxies(before, after, since, mover);
  const calls = compareCalls(before, after, since);
  return {
    facts: [...swap.facts, ...proxies.facts, ...calls.facts],
    seen: { ...swap.seen, ...proxies.seen, ...calls.seen },
  };
}

/**
 * A swap gives everything away, so it is reported whoever announced it, also with the first look: the person may have been
 * led to approve it. A dispute of this wallet's own is no news.
 */
function compareSwap(
  before: SeenAccount | null,
  { address, coldkeySwap }: WatchedAccount,
  since: readonly OwnTransaction[],
): { facts: AlertFacts[]; seen: Pick<SeenAccount, 'swap' | 'disputed'> } {
  const known = { swap: before?.swap ?? null, disputed: before?.disputed ?? false };
  if (coldkeySwap.kind === 'unavailable') return { facts: [], seen: known };
  const swap = coldkeySwap.value;
  const seen = { swap: swapKey(swap), disputed: swap.state === 'disputed' };
  if (swap.state === 'none') return { facts: [], seen };
  const { newColdkeyHash, executableAtBlock } = swap;
  const isOwn = before !== null && since.some((own) => own.address === address);
  return {
    facts: [
      ...(known.swap === seen.swap
        ? []
        : [{ kind: 'swap-announced' as const, newColdkeyHash, executableAtBlock }]),
      ...(seen.disputed && !known.disputed && !isOwn ? [{ kind: 'swap-disputed' as const }] : []),
    ],
    seen,
  };
}

/** A right that this wallet gave named its delegate when it was approved. Nothing is decided while that cannot be known. */
function compareProxies(
  before: SeenAccount | null,
  { proxies }: WatchedAccount,
  since: readonly OwnTransaction[],
  mover: Mover,
): { facts: AlertFacts[]; seen: Pick<SeenAccount, 'proxies'> } {
  const known = before?.proxies ?? null;
  if (known === null) return { facts: [], seen: { proxies: keysOf(proxies, grantKey, known) } };
  if (mover === 'unknown') return { facts: [], seen: { proxies: known } };
  const added = fresh(proxies, grantKey, known).filter(
    ({ delegate }) => !since.some(({ names }) => names.includes(delegate)),
  );
  return {
    facts: added.map((grant) => ({ kind: 'proxy-added', ...grant })),
    seen: { proxies: keysOf(proxies, grantKey, known) },
  };
}

/** An announcement that this wallet signed as the delegate named the account it is for; at the first look all stand. */
function compareCalls(
  before: SeenAccount | null,
  { address, announced }: WatchedAccount,
  since: readonly OwnTransaction[],
): { facts: AlertFacts[]; seen: Pick<SeenAccount, 'announced'> } {
  const isOwn = (delegate: string): boolean =>
    before !== null && since.some((own) => own.address === delegate && own.names.includes(address));
  const made = fresh(announced, callKey, before?.announced ?? []).filter(({ delegate }) => !isOwn(delegate));
  return {
    facts: made.map(({ delegate, callHash, executableAtBlock }) => ({
      kind: 'call-announced',
      delegate,
      callHash,
      executableAtBlock,
    })),
    seen: { announced: keysOf(announced, callKey, before?.announced) },
  };
}
