import { swapKey, waitingKey } from './keys.js';
import { isRuleOver } from './rules.js';
import type { Alert, AlertFacts, RuleFacts, WatchedAccount, WatchReport } from './types.js';

/** {@link isOver} for an alert as it stands in the list; null for one of an account that this check did not read. */
export function isAlertOver(
  { address, facts }: Pick<Alert, 'address' | 'facts'>,
  report: WatchReport,
): boolean | null {
  if ('ruleId' in facts) return isRuleOver(facts.ruleId, report.rules);
  const account = report.accounts.find((one) => one.address === address);
  return account ? isOver(facts, account, report) : null;
}

/**
 * Whether what an alert tells of is gone: a swap cleared, a right taken back, a call rejected or carried out. Null when this
 * check cannot tell. Money that left stays gone, so such an alert is never over.
 */
export function isOver(
  facts: Exclude<AlertFacts, RuleFacts>,
  account: WatchedAccount,
  report: WatchReport,
): boolean | null {
  switch (facts.kind) {
    case 'swap-announced': {
      if (account.coldkeySwap.kind === 'unavailable') return null;
      const { newColdkeyHash, executableAtBlock } = facts;
      const key = swapKey({ state: 'announced', newColdkeyHash, executableAtBlock });
      return swapKey(account.coldkeySwap.value) !== key;
    }
    case 'swap-disputed':
      return account.coldkeySwap.kind === 'unavailable'
        ? null
        : account.coldkeySwap.value.state !== 'disputed';
    case 'proxy-added':
      return account.proxies.kind === 'unavailable'
        ? null
        : !account.proxies.value.some(
            ({ delegate, proxyType, delayBlocks }) =>
              delegate === facts.delegate &&
              proxyType === facts.proxyType &&
              delayBlocks === facts.delayBlocks,
          );
    case 'call-announced':
      return account.announced.kind === 'unavailable'
        ? null
        : !account.announced.value.some(
            ({ delegate, callHash }) => delegate === facts.delegate && callHash === facts.callHash,
          );
    case 'take-raised': {
      const found = report.takes.find(({ hotkey }) => hotkey === facts.hotkey);
      return found === undefined ? null : found.take <= facts.from;
    }
    case 'lock-matures':
      return report.block.number >= facts.atBlock;
    case 'rewards-ready':
      return account.claimable.kind === 'unavailable'
        ? null
        : !account.claimable.value.some(({ hotkey }) => hotkey === facts.hotkey);
    case 'approval-waits':
      return account.waiting.kind === 'unavailable'
        ? null
        : !account.waiting.value.some((one) => waitingKey(one) === waitingKey(facts));
    case 'funds-left':
    case 'stake-left':
      return false;
  }
}
