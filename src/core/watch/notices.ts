import { waitingKey } from './keys.js';
import { fresh, keysOf } from './known.js';
import type { Seen, SeenAccount } from './seen.js';
import type { AlertFacts, WatchedAccount, WatchReport } from './types.js';

/** Blocks of a day: a lock that ends within it is announced. */
const DAY_BLOCKS = 7_200;

/**
 * What a person may want to act on, and nobody has to: approvals, takes, locks, rewards. With the first look all is taken as
 * known but what waits for this wallet: a shared account is added because something waits there.
 */
export function compareNotices(
  before: SeenAccount | null,
  after: WatchedAccount,
  report: WatchReport,
  last: Seen | null,
): { facts: AlertFacts[]; seen: Pick<SeenAccount, 'maturing' | 'claimable' | 'waiting'> } {
  const { maturing, claimable, waiting } = after;
  const soon: WatchedAccount['maturing'] =
    maturing.kind === 'known'
      ? { kind: 'known', value: maturing.value.filter(isSoon(report.block.number)) }
      : maturing;
  const locks = before?.maturing ? fresh(soon, lockKey, before.maturing) : [];
  const rewards = before?.claimable ? fresh(claimable, rewardKey, before.claimable) : [];
  return {
    facts: [
      ...fresh(waiting, waitingKey, before?.waiting ?? []).map((one) => ({
        kind: 'approval-waits' as const,
        ...one,
      })),
      ...(before === null ? [] : raisedTakes(after, report, last)),
      ...locks.map(({ netuid, hotkey, maturesAtBlock }) => ({
        kind: 'lock-matures' as const,
        netuid,
        hotkey,
        atBlock: maturesAtBlock,
      })),
      ...rewards.map(({ hotkey, valueRao }) => ({ kind: 'rewards-ready' as const, hotkey, valueRao })),
    ],
    seen: {
      maturing: keysOf(soon, lockKey, before?.maturing),
      claimable: keysOf(claimable, rewardKey, before?.claimable),
      waiting: keysOf(waiting, waitingKey, before?.waiting),
    },
  };
}

function isSoon(block: number): (lock: { maturesAtBlock: number }) => boolean {
  return ({ maturesAtBlock }) => maturesAtBlock - block <= DAY_BLOCKS;
}

function lockKey({ netuid, hotkey }: { netuid: number; hotkey: string }): string {
  return `${netuid}|${hotkey}`;
}

function rewardKey({ hotkey }: { hotkey: string }): string {
  return hotkey;
}

/** Of validators that hold stake of the account. One that is met first is taken as known. */
function raisedTakes(after: WatchedAccount, { takes }: WatchReport, last: Seen | null): AlertFacts[] {
  if (last === null || after.positions.kind === 'unavailable') return [];
  const staked = new Set(after.positions.value.map(({ hotkey }) => hotkey));
  return takes.flatMap(({ hotkey, name, take }) => {
    const from = last.takes[hotkey];
    if (from === undefined || take <= from || !staked.has(hotkey)) return [];
    return [{ kind: 'take-raised', hotkey, name, from, to: take }];
  });
}
