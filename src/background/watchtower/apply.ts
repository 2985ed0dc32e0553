import { compare } from '../../core/watch/compare.js';
import { alertId } from '../../core/watch/keys.js';
import { isAlertOver } from '../../core/watch/over.js';
import type { Seen } from '../../core/watch/seen.js';
import type { Alert, WatchReport } from '../../core/watch/types.js';

/** A node that lags is passed over for this long; then the chain is taken to have begun anew, as a local one does. */
const BEGAN_ANEW_MS = 600_000;

export interface Applied {
  seen: Seen;
  /** All of them, newest first. */
  alerts: Alert[];
  raised: Alert[];
}

/**
 * One check against what is known of the network. Null for a check of an older state than the last one's: a node that is
 * behind, or the same block again.
 */
export function applyReport(
  before: Seen | null,
  alerts: readonly Alert[],
  report: WatchReport,
  { networkId, thorough }: { networkId: string; thorough: boolean },
): Applied | null {
  const { block, genesisHash } = report;
  const isSame = before !== null && before.genesisHash === genesisHash;
  if (isSame && block.number <= before.block && block.atMs - before.atMs < BEGAN_ANEW_MS) return null;
  const known = isSame && block.number > before.block ? before : null;
  const { raised, seen } = compare(known, report, thorough);
  const ids = new Set(alerts.map(({ id }) => id));
  const fresh = raised
    .map(
      ({ address, facts }): Alert => ({
        id: alertId(networkId, address, block.number, facts),
        address,
        networkId,
        genesisHash,
        block: block.number,
        raisedAtMs: block.atMs,
        read: false,
        over: false,
        facts,
      }),
    )
    .filter(({ id }) => !ids.has(id));
  const older = alerts.map((alert) => {
    if (alert.over || alert.networkId !== networkId || alert.genesisHash !== genesisHash) return alert;
    return isAlertOver(alert, report) === true ? { ...alert, over: true } : alert;
  });
  return { seen, alerts: [...fresh, ...older], raised: fresh };
}

/** Drops what is known of accounts that are no longer watched. */
export function withoutOthers(seen: Record<string, Seen>, watched: ReadonlySet<string>) {
  return Object.fromEntries(
    Object.entries(seen).map(([networkId, one]) => {
      const accounts = Object.entries(one.accounts).filter(([address]) => watched.has(address));
      return [networkId, { ...one, accounts: Object.fromEntries(accounts) }];
    }),
  );
}
