import { compareMoney } from './money.js';
import { compareNotices } from './notices.js';
import { compareRights } from './rights.js';
import { compareRules } from './rules.js';
import type { Seen, SeenAccount } from './seen.js';
import type { AlertFacts, WatchReport } from './types.js';

export interface Compared {
  /** In order of the accounts, of one account what is worst first; last what rules told of. */
  raised: Array<{ address: string | null; facts: AlertFacts }>;
  seen: Seen;
}

/**
 * What happened between two checks that a person should hear of, and the measure of the next check. An account seen for the
 * first time raises only what endangers it now (a swap or calls announced); all else is taken as known. Pure.
 * @param before the last check of this network; null for the first, or when the chain began anew
 * @param thorough whether the report tells takes, locks and rewards
 */
export function compare(before: Seen | null, report: WatchReport, thorough: boolean): Compared {
  const raised: Compared['raised'] = [];
  const accounts: Record<string, SeenAccount> = {};
  let isDecided = true;
  const counted = new Set(before?.counted);
  const since = (report.ownSince ?? []).filter(({ txHash }) => !counted.has(txHash));
  for (const account of report.accounts) {
    const known = before?.accounts[account.address] ?? null;
    const money = compareMoney(known, account, report, since, before);
    const rights = compareRights(known, account, since, money.mover);
    const notices = compareNotices(known, account, report, before);
    const facts = [...rights.facts, ...money.facts, ...notices.facts];
    accounts[account.address] = { ...money.measure, ...rights.seen, ...notices.seen };
    raised.push(...facts.map((entry) => ({ address: account.address, facts: entry })));
    isDecided &&= money.mover !== 'unknown';
  }
  const rules = compareRules(before?.rules ?? [], report.rules);
  raised.push(...rules.facts.map((facts) => ({ address: null, facts })));
  const { block, genesisHash, takes } = report;
  const subnets = Object.fromEntries(report.subnets.map((entry) => [entry.netuid, entry.registeredAtBlock]));
  return {
    raised,
    seen: {
      genesisHash,
      // What is decided later is measured by what was so then.
      specVersion: isDecided || before === null ? report.specVersion : before.specVersion,
      subnets: isDecided ? subnets : { ...subnets, ...before?.subnets },
      counted: report.ownSince?.map(({ txHash }) => txHash) ?? [...counted],
      block: block.number,
      atMs: block.atMs,
      thoroughAtMs: thorough ? block.atMs : (before?.thoroughAtMs ?? 0),
      accounts,
      rules: rules.told,
      takes: thorough
        ? Object.fromEntries(takes.map(({ hotkey, take }) => [hotkey, take]))
        : (before?.takes ?? {}),
    },
  };
}
